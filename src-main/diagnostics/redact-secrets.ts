const mark = '<secret>';

/** What is known by its looks: tokens of hubs and hosts, signed tokens, what stands behind a telling name. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [
    /(?:(?<!\w)|(?<=%[0-9a-f]{2}))(?:hf|api_org|gh[pousr]|github_pat|glpat|sk|xox[a-z])[_-][\w-]{6}[\w-]*/gi,
    mark,
  ],
  // Behind a letter it must look like nothing else.
  [/(?<=\w)(?:hf|gh[pousr]|github_pat|glpat)[_-][A-Za-z0-9_]{20}[\w-]*/g, mark],
  [/AKIA[0-9A-Z]{12}[0-9A-Z]*/g, mark],
  [/(?:\b|(?<=%[0-9a-f]{2}))eyJ[\w-]{6}[\w-]*(?:\.[\w-]*)*/gi, mark],
  // The rest of the line: what follows are several values.
  [/\b((?:proxy-)?authorization|(?:set-)?cookie)(["']?\s*[:=])[^\n]*/gi, `$1$2 ${mark}`],
  [/\b(bearer)\s+[^\s"',;]+/gi, `$1 ${mark}`],
  [/\b(basic)\s+[A-Za-z0-9+/]{8}[A-Za-z0-9+/]*={0,2}/gi, `$1 ${mark}`],
];

/** A name and the sign that gives it a value. */
const given = /(?<![\w-])([\w-]+)["']?\s{0,4}(?:[:=]|%3[ad])\s{0,4}/gi;
const telling = /token|secret|passw(?:or)?d|pwd|api[-_]?key|signature|credential/i;
const value = /["']?[^\s"',;&]+/y;
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
    return hiddenValues(shaped).replaceAll(mailAddress, '<address>').replaceAll(query, '?…');
  };
}

/** What is given to a telling name, as `token: abc` and `"api_key":"abc"`. */
function hiddenValues(text: string): string {
  let told = '';
  let from = 0;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(given)) {
    if (index < from || !telling.test(name)) continue;
    const at = index + whole.length;
    value.lastIndex = at;
    const found = value.exec(text);
    if (found === null) continue;
    told += text.slice(from, at) + mark;
    from = at + found[0].length;
  }
  return told + text.slice(from);
}

/**
 * Users and passwords of addresses: where a scheme tells that it is one, all up to its last @, however badly written;
 * elsewhere a name, a colon and a password in front of a host.
 */
function hiddenUsers(text: string): string {
  const inAddresses = text.replaceAll(/\S+/g, (word) => {
    const from = word.indexOf('://');
    const at = word.lastIndexOf('@');
    return from < 0 || at < from ? word : `${word.slice(0, from)}://…${word.slice(at)}`;
  });
  const parts = inAddresses.split('@');
  return parts
    .map((part, index) => (/^[\w.[-]/.test(parts[index + 1] ?? '') ? withoutUser(part) : part))
    .join('@');
}

/** A text that goes on with @ and a host, without the user and the password at its end. */
function withoutUser(text: string): string {
  let start = text.length;
  while (start > 0 && !/[\s/'"]/.test(text.charAt(start - 1))) start -= 1;
  while (text.charAt(start) === ':') start += 1;
  const colon = text.indexOf(':', start);
  return colon < 0 || colon === text.length - 1 ? text : `${text.slice(0, start)}…`;
}

/**
 * An address without user, query and fragment; what was left out is marked. Pure.
 * @param ofFile takes a path of this computer for an address of a file
 */
export function cleanedAddress(address: string, ofFile: (path: string) => string): string {
  if (/^file:/i.test(address))
    return `file://${ofFile(decoded(address.replace(/^file:\/\/\/?(?=[a-z]:)|^file:\/\//i, '')))}`;
  const at = address.search(/[?#]/);
  return at < 0 || at === address.length - 1 ? address : `${address.slice(0, at + 1)}…`;
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
