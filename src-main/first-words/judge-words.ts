/** What an answer says about the model that gave it. */
export type WordsJudgement = 'answers' | 'empty' | 'repeats' | 'broken';

/** So many of the same word in a row are no language. */
const mostRepeats = 12;
/** Answers shorter than this may be all of one kind. */
const shortAnswer = 24;
/** A share of characters that are none. */
const brokenShare = 0.1;
/** Words of which there is next to nothing but one. */
const sameShare = 0.9;

/** Whether an answer is made of words, or of what a damaged model says: nothing, one thing again and again, no text. Pure. */
export function judgeWords(answer: string): WordsJudgement {
  const text = answer.trim();
  if (text === '') return 'empty';
  const characters = [...text];
  const broken = characters.filter((each) => each === '\uFFFD' || isControl(each)).length;
  if (broken > characters.length * brokenShare) return 'broken';
  if (!characters.some((each) => /\p{L}|\p{N}/u.test(each))) {
    return characters.length < shortAnswer ? 'answers' : 'repeats';
  }
  const words = text.split(/\s+/);
  if (longestRun(words) > mostRepeats || longestRun(characters) > shortAnswer * 2) return 'repeats';
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const isOneWord = words.length > mostRepeats && Math.max(...counts.values()) > words.length * sameShare;
  return isOneWord || isCycle(text) ? 'repeats' : 'answers';
}

/** How many times the same comes in a row at most. */
function longestRun(parts: readonly string[]): number {
  let longest = 0;
  let run = 0;
  for (const [index, part] of parts.entries()) {
    run = index > 0 && part === parts[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** A few characters again and again, without a space: a token that is drawn for ever. */
function isCycle(text: string): boolean {
  if (text.length < shortAnswer * 2) return false;
  for (let period = 1; period <= shortAnswer / 2; period += 1) {
    let at = period;
    while (at < text.length && text[at] === text[at - period]) at += 1;
    if (at === text.length) return true;
  }
  return false;
}

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < 32 && character !== '\n' && character !== '\t' && character !== '\r';
}
