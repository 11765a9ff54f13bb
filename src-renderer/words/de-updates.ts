import type { updateWords as en } from './en-updates.ts';
import type { InWords } from './in-words.ts';

/** {@link en} in German. */
export const updateWords: InWords<typeof en> = {
  title: 'Aktualisierung',
  automatic: 'Automatisch aktualisieren',
  look: 'Jetzt suchen',
  restart: 'Neu starten und aktualisieren',
  off: {
    'system-package':
      'Dieses Noggin wurde als Paket des Systems installiert. Ein neueres Paket bringt es auf den neuesten Stand.',
    'not-installed': 'Diese Kopie von Noggin wurde nicht installiert und aktualisiert sich deshalb nicht.',
  },
  never: 'Noch nicht nachgesehen.',
  newest: (when) => `Sie haben das neueste Noggin. Zuletzt nachgesehen: ${when}.`,
  looking: 'Sucht nach einem neueren Noggin …',
  waiting: (version) =>
    `Noggin ${version} ist da. Es wird heruntergeladen, sobald Ihre Modelle angekommen sind.`,
  fetching: (version) => `Noggin ${version} wird im Hintergrund heruntergeladen.`,
  progress: 'Fortschritt der Aktualisierung',
  ready: (version) =>
    `Noggin ${version} liegt bereit. Es wird installiert, wenn Sie Noggin beenden; Downloads pausieren und gehen danach weiter.`,
  readyUnasked: (version) =>
    `Noggin ${version} liegt bereit. Es wird installiert, wenn Sie es sagen; Downloads pausieren und gehen danach weiter.`,
  failed: 'Diesmal gab es keine Aktualisierung. Noggin bleibt, wie es ist, und versucht es morgen wieder.',
  failedUnasked: 'Diesmal gab es keine Aktualisierung. Noggin bleibt, wie es ist.',
  tampered:
    'Das neuere Noggin war nicht das, was seine Hersteller angekündigt haben, und wurde verworfen. Noggin bleibt, wie es ist.',
};
