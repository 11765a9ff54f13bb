/** Three or more of one sign open a block of code (CommonMark 0.31 section 4.5). */
const fence = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Cuts Markdown in blocks that can be drawn one by one: while an answer streams, only the last one changes. Never cuts
 * inside code, nor before what is indented or goes on a list. The blocks joined are the text. Pure.
 */
export function splitBlocks(text: string): readonly string[] {
  const lines = text.split(/(?<=\n)/);
  const blocks: string[] = [];
  let block = '';
  let closing: string | null = null;
  let isAfterBlank = false;
  for (const line of lines) {
    const isBlank = line.trim() === '';
    const mayCut = closing === null && isAfterBlank && !isBlank && !goesOn(line);
    if (mayCut && block !== '') {
      blocks.push(block);
      block = '';
    }
    block += line;
    isAfterBlank = isBlank;
    const sign = fence.exec(line)?.[1];
    if (sign === undefined) continue;
    if (closing === null) closing = sign;
    else if (sign.startsWith(closing) && line.trim() === sign) closing = null;
  }
  return block === '' ? blocks : [...blocks, block];
}

/** Indented lines and items of lists belong to what stands before them. */
function goesOn(line: string): boolean {
  return /^(?:[ \t]|[-*+] |\d{1,9}[.)] )/.test(line);
}
