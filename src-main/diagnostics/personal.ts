import os from 'node:os';
import { createRedact, type Personal, type Redact } from './redact.ts';

/**
 * What tells of the person who sits at this computer, as the system says.
 * @param folders those of ours, with the names that are told instead
 */
function personalHere(folders: Personal['folders']): Personal {
  return { folders, home: os.homedir(), userName: userName(), computerName: os.hostname(), secrets: [] };
}

/** Where no account is known by its number, as in some containers, there is no name. */
function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return '';
  }
}

/** {@link createRedact} for who is here, made anew only when one of our folders is another. */
export function redactHere(folders: () => Personal['folders']): Redact {
  let made: { readonly of: string; readonly redact: Redact } | null = null;
  return (text) => {
    const present = folders();
    const of = JSON.stringify(present);
    if (made?.of !== of) made = { of, redact: createRedact(personalHere(present)) };
    return made.redact(text);
  };
}
