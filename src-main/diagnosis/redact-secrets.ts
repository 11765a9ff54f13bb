const mark = '<secret>';

/** What is known by its looks: tokens of hubs and hosts, signed tokens, what stands behind a telling name. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\b(?:hf|api_org|gh[pousr]|github_pat|glpat|sk|xox[a-z])[_-][\w-]{6,}/g, mark],
  [/\bAKIA[0-9A-Z]{12,}/g, mark],
  [/\beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)?/g, mark],
  // The rest of the line: what follows are several values.
  [/\b((?:proxy-)?authorization|(?:set-)?cookie)(["']?\s*[:=])[^\n]*/gi, `$1$2 ${mark}`],
  [/\b(bearer)\s+[^\s"',;]+/gi, `$1 ${mark}`],
  [/\b(basic)\s+[A-Za-z0-9+/]{8,}={0,2}/gi, `$1 ${mark}`],
  [
    /((?:token|secret|passw(?:or)?d|pwd|api[-_]?key|signature|credential)[\w-]{0,60}["']?\s{0,4}[:=]\s{0,4})["']?[^\s"',;&]+/gi,
    `$1${mark}`,
  ],
];

/** User and password in front of a host, where no scheme tells that it is an address. */
const userOfHost = /(?<![\w/…])[^\s/@:'"]+:[^\s/@'"]+@(?=[\w.[-])/g;
const mailAddress = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** A query without its host, as in a redirect. */
const query = /\?[^\s=?"'<>]+=\S*/g;

/** Takes out secrets by their looks and those that are known word by word. Pure. */
export function hiddenSecrets(known: readonly string[]): (text: string) => string {
  const words = known.filter((secret) => secret.length > 3).flatMap((secret) => [secret, inAddress(secret)]);
  return (text) => {
    const unknown = words.reduce((rest, secret) => rest.replaceAll(secret, mark), text);
    // Users first: a telling name among them would take the @ away that they are known by.
    const open = hiddenUsers(unknown);
    const shaped = shapes.reduce((rest, [finds, by]) => rest.replaceAll(finds, by), open);
    return shaped.replaceAll(mailAddress, '<address>').replaceAll(query, '?…');
  };
}

/** An address up to its last @ may be a user and a password, however badly written. */
function hiddenUsers(text: string): string {
  return text.replaceAll(/(:\/\/)\S*@/g, '$1…@').replaceAll(userOfHost, '…@');
}

/**
 * An address without user, query and fragment; what was left out is marked. Pure.
 * @param ofFile takes a path of this computer for an address of a file
 */
export function cleanedAddress(address: string, ofFile: (path: string) => string): string {
  if (/^file:/i.test(address))
    return `file://${ofFile(decoded(address.replace(/^file:\/\/\/?(?=[a-z]:)|^file:\/\//i, '')))}`;
  return address.replace(/([?#])(?!…$).+$/s, '$1…');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A text as it stands in an address; one that cannot stand there stays as it is. Pure. */
export function inAddress(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}
