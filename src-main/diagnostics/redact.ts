import { trimmed } from '../names/trimmed.ts';
import { cleanedAddress, hiddenSecrets, inAddress } from './redact-secrets.ts';

/** What tells of the person who sits here: it reaches no log and no diagnostics. */
export interface Personal {
  /** Folders that are told by a name of ours, as `<models>`; what lies below them is ours too and is told. */
  readonly folders: readonly { readonly path: string; readonly name: string }[];
  /** The person's home folder; below it only the last name of a path is told. */
  readonly home: string;
  readonly userName: string;
  readonly computerName: string;
  /** Secrets that are known word by word. */
  readonly secrets: readonly string[];
}

/** Takes out of a text what is secret or personal; twice is as once. */
export type Redact = (text: string) => string;

/** A text longer than this is cut: one line must not fill the log. */
const longestText = 10_000;
const mostPasses = 8;
/** Names that are everybody's, and our own marks. */
const everybody =
  /^(?:root|user|users|admin|administrator|guest|owner|default|public|noggin|home|folder|models|profile|program|secret|computer|address|cut|localhost)$/i;
/** What may be an address: what may be a scheme, and all behind it. */
const addressIn = /(?<![a-z0-9+.-])[a-z0-9+.-]+:\/\/\S+/gi;

/** The one place where texts lose what is secret or personal. Pure. */
export function createRedact(personal: Personal): Redact {
  const hideSecrets = hiddenSecrets(personal.secrets);
  const places = [...personal.folders, { path: personal.home, name: 'home' }]
    .filter(({ path }) => path.length > 1)
    .toSorted((one, other) => other.path.length - one.path.length)
    .map(({ path, name }) => ({ finds: placePattern(path), mark: `<${name}>` }));
  const names = [
    { name: personal.userName, mark: '<user>' },
    { name: personal.computerName, mark: '<computer>' },
  ]
    .filter(({ name }) => name.length > 2 && !everybody.test(name))
    .map(({ name, mark }) => ({ finds: wordPattern(name), mark }));

  const withoutPlaces = (text: string): string =>
    shortPaths(places.reduce((rest, { finds, mark }) => rest.replaceAll(finds, () => mark), text));
  const withoutNames = (text: string): string =>
    names.reduce((rest, { finds, mark }) => rest.replaceAll(finds, () => mark), text);

  const once = (given: string): string => {
    const text = hideSecrets(given);
    let told = '';
    let from = 0;
    // Addresses and all else have rules of their own: a path on a server is nobody's folder.
    for (const { 0: found, index } of text.matchAll(addressIn)) {
      // A scheme begins with a letter (RFC 3986 section 3.1).
      const start = index + Math.max(0, found.search(/[a-z]/i));
      const address = text.slice(start, index + found.length);
      told += withoutPlaces(text.slice(from, start)) + cleanedAddress(address, withoutPlaces);
      from = start + address.length;
    }
    return withoutNames(told + withoutPlaces(text.slice(from)));
  };
  return (given) => {
    let told = cut(given);
    // What one rule leaves may be what another looks for: until nothing changes, which is soon.
    for (let pass = 0; pass < mostPasses; pass += 1) {
      const next = once(told);
      if (next === told) break;
      told = next;
    }
    return told;
  };
}

function cut(text: string): string {
  if (text.length <= longestText) return text;
  // Half a secret is not recognized: the last word goes with what is cut.
  return `${trimmed(text.slice(0, longestText), /\S/, 'end')}<cut>`;
}

/** A folder however it is written: with either slash, with doubled ones, or as a part of an address. */
function placePattern(folder: string): RegExp {
  const parts = folder.split(/[\\/]+/).map((part) => {
    const encoded = inAddress(part);
    return encoded === part ? escaped(part) : `(?:${escaped(part)}|${escaped(encoded)})`;
  });
  // A separator at the end is the folder as well.
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return new RegExp(`${parts.join('(?:[\\\\/]|%2f|%5c){1,4}')}(?![\\p{L}\\p{N}_-])`, 'giu');
}

function wordPattern(word: string): RegExp {
  return new RegExp(`(?:(?<=%[0-9a-f]{2})|(?<![\\p{L}\\p{N}]))${escaped(word)}(?![\\p{L}\\p{N}])`, 'giu');
}

/** Of paths that are not ours only the last name stays: folders are the person's. */
function shortPaths(text: string): string {
  return text
    .replaceAll(/(<home>)[\\/]([^'"`\n]*)/g, (_all, mark: string, rest: string) => `${mark}/${endOf(rest)}`)
    .replaceAll(
      /(['"`])((?:[a-z]:)?[\\/][^'"`\n]+)\1/gi,
      (_all, quote: string, path: string) => `${quote}<folder>/${endOf(path)}${quote}`,
    )
    .replace(/^(?:[a-z]:[\\/]|[\\/])[^\n]+$/i, (path) => `<folder>/${endOf(path)}`)
    .replaceAll(
      /(?<![\p{L}\p{N}.…<>/\\])(?:[a-z]:)?[\\/]{1,2}[^\s'"`\\/]+[\\/][^\s'"`]*/giu,
      (path) => `<folder>/${endOf(path)}`,
    );
}

function endOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? '';
}

/** Node 20 has no RegExp.escape. */
function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
