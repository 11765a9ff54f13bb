import type { Credentials } from '../http/credentials.ts';
import type { Hub } from './hub-port.ts';
import type { HubPorts } from './ports.ts';
import type { SecretStore } from './secret-store.ts';

/** What a request is shown, and who hears whether the hub took it. */
export interface ShownToken {
  readonly credentials: Credentials | null;
  judged(isGood: boolean): void;
}

/** The person's token for the hub, and whether the hub takes it. */
export interface HubToken extends Pick<Hub, 'access' | 'judged' | 'setToken' | 'forgetToken'> {
  /** For a request to `url`. */
  shownTo(url: string): ShownToken;
}

/** What a request to `url` may be shown: the token for the hub's own origin, nothing for any other (FAULTS A18). */
export function hubCredentials(origin: string, token: SecretStore, url: string): Credentials | null {
  if (!URL.canParse(url) || new URL(url).origin !== origin) return null;
  const secret = token.read();
  return secret === null ? null : { origin, authorization: `Bearer ${secret}` };
}

/** Keeps the token, and remembers a refusal as long as the token stays the same. */
export function createHubToken({
  origin,
  token,
  downloads,
}: Pick<HubPorts, 'origin' | 'token' | 'downloads'>): HubToken {
  /** The last refused token; a new one starts afresh. In memory only. */
  let refused: string | null = null;
  const judged = ({ authorization }: Credentials, isGood: boolean): void => {
    if (!isGood) refused = authorization;
    else if (refused === authorization) refused = null;
  };
  const access: Hub['access'] = () => {
    const shown = hubCredentials(origin, token, origin);
    const isRefused = shown !== null && shown.authorization === refused;
    return { hasToken: shown !== null, kept: token.kept(), isRefused };
  };

  return {
    access,
    judged,
    shownTo: (url) => {
      const credentials = hubCredentials(origin, token, url);
      return {
        credentials,
        judged: (isGood) => {
          if (credentials !== null) judged(credentials, isGood);
        },
      };
    },
    setToken: (secret) => {
      token.write(secret);
      // Retry what waits for permission.
      for (const { id, state, reason } of downloads.list()) {
        if (state === 'paused' && reason === 'needs-access') downloads.resume(id);
      }
      return access();
    },
    forgetToken: () => {
      token.remove();
      return access();
    },
  };
}
