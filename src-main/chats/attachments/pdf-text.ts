import { getDocument, type PDFPageProxy } from 'unpdf/pdfjs';

/**
 * The text of a PDF, page by page; stops behind `most` characters. Scripts in it never run.
 * @throws what the library throws, for one that is damaged or wants a password
 */
export async function pdfText(bytes: Buffer, most: number): Promise<string> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    ...{
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: true,
      stopAtErrors: false,
      verbosity: 0,
    },
  });
  const document = await task.promise;
  let text = '';
  for (let number = 1; number <= document.numPages && text.length <= most; number += 1) {
    const page = await document.getPage(number);
    text += `${text === '' ? '' : '\n\n'}${await pageText(page, most - text.length)}`;
    page.cleanup();
  }
  await task.destroy();
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '').toWellFormed();
}

/** In parts: one page can unpack to more than the memory. */
async function pageText(page: PDFPageProxy, most: number): Promise<string> {
  const reader = (
    page.streamTextContent() as ReadableStream<Awaited<ReturnType<PDFPageProxy['getTextContent']>>>
  ).getReader();
  let text = '';
  while (text.length <= most) {
    const { done, value } = await reader.read();
    if (done) return text.trim();
    for (const item of value.items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
  }
  await reader.cancel(new Error('This is enough'));
  return text;
}
