import type { CatalogueView } from '../../src-preload/contract/catalogue.ts';
import { toErrorView } from '../errors.ts';
import type { AddressPolicy } from '../http/address.ts';
import type { HttpClient } from '../http/client.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SettingName } from '../ledger/settings.ts';
import type { Log } from '../log-port.ts';
import { sha256Of } from '../platform/late-crypto.ts';
import { maintainersKey } from '../platform/maintainers-key.ts';
import { fetchSigned } from '../platform/signed-file.ts';
import { fetchBytes, invalid } from './fetch-bytes.ts';
import type { KeptCatalogue } from './kept.ts';
import { type LoadedCatalogue, loadCatalogue, maxCatalogueBytes } from './load.ts';
import { judgeSerial, openSigned, type SignedCatalogue } from './newer.ts';

/** Setting of the built-in key, from when it was the only one. */
const firstHighestName = 'catalogue-serial';

/** What the catalogue in use is made from. */
export interface CatalogueSources {
  /** Path or address of a catalogue to use instead of the built-in one; no newer ones are looked for then. */
  readonly location: string | null;
  /** Address of newer catalogues, their signature at the same address with `.sig`; null: they are not looked for. */
  readonly updates: string | null;
  /** See {@link isSignedBy}. */
  readonly publicKey: string;
  readonly kept: KeptCatalogue;
  readonly ledger: Pick<Ledger, 'settings' | 'transaction'>;
  readonly http: HttpClient;
  readonly policy: AddressPolicy;
  readonly log: Log;
}

/** The catalogue in use, which may become a newer one at any time. */
export interface Catalogues {
  present(): LoadedCatalogue;
  view(): CatalogueView;
  /** Called when another catalogue is used, or another reason is told. */
  onChange(listener: () => void): void;
  /** Looks for a newer catalogue and uses it if its signature is valid. Problems are shown, never thrown. */
  lookForNewer(): Promise<void>;
}

/** Loads the catalogue to start with: the configured one, or the newest of the built-in and the kept one. */
export async function openCatalogues(sources: CatalogueSources): Promise<Catalogues> {
  const { location, updates, publicKey, kept, ledger, http, policy, log } = sources;
  const listeners: (() => void)[] = [];
  let present = await loadCatalogue(location, http, policy);
  let origin: CatalogueView['origin'] =
    location === null || present.error !== null ? 'built-in' : 'configured';
  let refused: string | null = null;
  const looks = location === null && updates !== null;

  // Serial numbers count per key.
  const highestName: SettingName = `${firstHighestName}:${sha256Of(publicKey).slice(0, 16)}`;
  const highest = (): number => {
    const kept = ledger.settings.get(highestName);
    const before = publicKey === maintainersKey ? ledger.settings.get(firstHighestName) : null;
    const number = Math.max(Number(kept ?? 0), Number(before ?? 0));
    return Number.isSafeInteger(number) ? number : 0;
  };
  const refuse = (error: unknown): void => {
    refused = toErrorView(error).message;
    log.warn('a newer catalogue was refused', { message: refused });
  };
  /** Uses a signed catalogue if it is newer; whatever must be kept is kept before it is shown. */
  const take = async (signed: SignedCatalogue, keep: boolean): Promise<void> => {
    const catalogue = openSigned(signed, publicKey, policy);
    if (judgeSerial(catalogue.serial, present.catalogue.serial, highest()) === 'same') return;
    if (keep) await kept.write(signed);
    if (catalogue.serial > highest()) {
      ledger.transaction(() => ledger.settings.set(highestName, String(catalogue.serial)));
    }
    present = { catalogue, error: null };
    origin = 'newer';
  };
  const fetchCatalogue = async (address: string): Promise<SignedCatalogue> => {
    if (!URL.canParse(address)) throw invalid('its address cannot be read');
    return fetchSigned(new URL(address), maxCatalogueBytes, (url, mostBytes) =>
      fetchBytes(url.href, http, policy, mostBytes),
    );
  };

  if (looks) {
    try {
      const signed = await kept.read();
      // Ignore one that an app update has overtaken.
      if (signed !== null && openSigned(signed, publicKey, policy).serial > present.catalogue.serial) {
        await take(signed, false);
      }
    } catch (error) {
      refuse(error);
    }
  }

  return {
    present: () => present,
    view: () => ({
      origin,
      serial: present.catalogue.serial,
      published: present.catalogue.published,
      refused,
    }),
    onChange: (listener) => {
      listeners.push(listener);
    },
    lookForNewer: async () => {
      if (!looks || updates === null) return;
      const before = [present, refused];
      try {
        await take(await fetchCatalogue(updates), true);
        refused = null;
      } catch (error) {
        refuse(error);
      }
      if (before[0] === present && before[1] === refused) return;
      for (const listener of listeners) listener();
    },
  };
}
