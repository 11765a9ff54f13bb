import { deflateSync } from 'node:zlib';

/**
 * A PDF with a page for each of these texts; its contents are compressed.
 * @param lineStep from one line down to the next, in points; lines beyond the page are no text of it
 */
export function makePdf(pages: readonly string[], lineStep = 14): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_page, index) => `${4 + index * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ...pages.flatMap((page, index) => {
      const lines = page
        .split('\n')
        .map((line) => `(${line.replaceAll(/[\\()]/g, '\\$&')}) Tj 0 ${-lineStep} Td`);
      const content = deflateSync(Buffer.from(`BT /F1 12 Tf 50 700 Td ${lines.join(' ')} ET`, 'latin1'));
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents ${5 + index * 2} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
        `<</Length ${content.length}/Filter/FlateDecode>>\nstream\n${content.toString('latin1')}\nendstream`,
      ];
    }),
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.7\n${body}trailer<</Root 1 0 R>>\n`, 'latin1');
}
