import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { actionsIn } from '../../src-main/downloads/state.ts';
import type { NogginApi } from '../../src-preload/contract/api.ts';
import { type DownloadView, type StateReason, stateReasons } from '../../src-preload/contract/downloads.ts';
import { type ErrorCode, errorCodes } from '../../src-preload/contract/errors.ts';
import type { Language } from '../../src-preload/contract/language.ts';
import { languages } from '../../src-preload/contract/language.ts';
import { aDownload, aSnapshot } from '../../src-renderer/state/fixtures/snapshots.ts';
import { allMessages } from '../../src-renderer/words/messages.ts';

// Whatever can befall a download, in the window of every day and in the first run, in every language: a sentence in
// that language, and a way on. A new code or reason does not compile before it has a place here.

/**
 * Where a person meets a code, and what leads on: `says`: the sentence itself names something to do; `again`: it
 * passes, and the button beside it tries again; `waits`: it pauses the download, which goes on by itself or by what
 * the card asks for; `elsewhere`: never on a download, but in the dialog, list or start that it belongs to.
 */
const ways: Readonly<Record<ErrorCode, 'says' | 'again' | 'waits' | 'elsewhere'>> = {
  'disk-full': 'waits',
  'folder-unavailable': 'waits',
  'file-too-large': 'says',
  'not-a-file': 'says',
  offline: 'waits',
  portal: 'waits',
  'needs-access': 'waits',
  'access-refused': 'says',
  'not-found': 'says',
  'not-on-mirror': 'says',
  unavailable: 'says',
  'rate-limited': 'again',
  'bad-range': 'again',
  'source-changed': 'says',
  'encoded-response': 'says',
  'size-mismatch': 'says',
  'checksum-mismatch': 'says',
  'target-occupied': 'says',
  'not-a-model': 'elsewhere',
  'companion-file': 'elsewhere',
  'file-cut-off': 'says',
  'part-missing': 'elsewhere',
  'already-installed': 'elsewhere',
  'install-blocked': 'says',
  'redirect-refused': 'says',
  tls: 'says',
  'proxy-refused': 'says',
  network: 'again',
  slow: 'again',
  server: 'again',
  'catalogue-invalid': 'elsewhere',
  'ledger-unavailable': 'again',
  'ledger-from-future': 'elsewhere',
  'profile-unwritable': 'elsewhere',
  'system-busy': 'again',
  'untrusted-sender': 'elsewhere',
  'invalid-request': 'elsewhere',
  'unknown-id': 'elsewhere',
  'not-now': 'elsewhere',
  'link-unreadable': 'elsewhere',
  'no-model-files': 'elsewhere',
  'quantization-missing': 'elsewhere',
  'file-gone': 'elsewhere',
  'not-a-model-file': 'elsewhere',
  'too-many-files': 'elsewhere',
  'model-too-new': 'elsewhere',
  'model-damaged': 'elsewhere',
  'no-chat-template': 'elsewhere',
  'template-failed': 'elsewhere',
  'memory-short': 'elsewhere',
  'question-too-long': 'elsewhere',
  'empty-answer': 'elsewhere',
  'model-crashed': 'elsewhere',
  'chats-unavailable': 'elsewhere',
  'chats-from-future': 'elsewhere',
  'file-unreadable': 'elsewhere',
  'policy-invalid': 'elsewhere',
  'set-by-policy': 'elsewhere',
  'port-taken': 'elsewhere',
  internal: 'says',
};

/** What goes on by a click alone, by itself, or by what the card asks for. */
const pauses: Readonly<Record<StateReason, 'click' | 'itself' | 'card'>> = {
  user: 'click',
  quit: 'click',
  interrupted: 'click',
  hours: 'itself',
  'disk-full': 'itself',
  'folder-unavailable': 'itself',
  offline: 'itself',
  portal: 'itself',
  'needs-access': 'card',
};

/** Words that lead somewhere, in each language. */
const leading: Readonly<Record<Language, RegExp>> = {
  en: /choose|try|ask|help|replace|moment/i,
  fr: /choisi|essay|demand|aide|remplac|instant|diagnostic|téléchargez/i,
  de: /wählen|versuchen|bitten|fragen|helf|hilft|ersetzen|nehmen/i,
};
/** How each language says that a download needs no click. */
const byItself: Readonly<Record<Language, string>> = {
  en: 'the download continues',
  de: 'wird der Download fortgesetzt|Der Download wird fortgesetzt',
  fr: 'le téléchargement reprend',
};
const places = ['every day', 'first run'] as const;
type Place = (typeof places)[number];

/** The cards of the window as it is loaded in one language. */
async function openWindow(language: Language) {
  vi.resetModules();
  vi.stubGlobal('document', { documentElement: { lang: language } });
  const { messages } = await import('../../src-renderer/words/messages.ts');
  vi.unstubAllGlobals();
  expect(messages.locale).toMatch(new RegExp(`^${language}`));
  const { store } = await import('../../src-renderer/state/store.ts');
  const { DownloadCard } = await import('../../src-renderer/features/downloads/download-card.tsx');
  const { ProgressCard } = await import('../../src-renderer/features/wizard/progress-card.tsx');
  let downloads: readonly DownloadView[] = [];
  store.connect({
    request: async () => ({ ok: true, value: aSnapshot({ downloads }) }),
    onState: () => () => {},
  } as Partial<NogginApi> as NogginApi);
  /** The text of the card that is drawn there, and the names of its buttons. */
  return async (download: DownloadView, place: Place) => {
    downloads = [download];
    await vi.waitFor(async () => {
      await store.refresh();
      const state = store.current();
      expect(state.phase === 'ready' && state.snapshot.downloads).toEqual(downloads);
    });
    const card =
      place === 'every day'
        ? createElement(DownloadCard, { id: download.id })
        : createElement(ProgressCard, { download });
    const html = renderToStaticMarkup(card);
    const buttons = [...html.matchAll(/<button[^>]*>(.*?)<\/button>/gs)].map(([, inside = '']) =>
      plain(inside),
    );
    return { text: plain(html), buttons };
  };
}

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/[^\S\u00a0]+/g, ' ')
    .trim();
}

const everywhere = places.flatMap((place) => languages.map((language) => [place, language] as const));
const onCards = errorCodes.filter((code) => ways[code] !== 'elsewhere');

describe.each(everywhere)('%s, %s', (place, language) => {
  const words = allMessages[language];
  const other = allMessages[language === 'en' ? 'de' : 'en'];
  const labels = words.downloads;
  let cardOf: Awaited<ReturnType<typeof openWindow>>;
  beforeAll(async () => {
    cardOf = await openWindow(language);
  });

  it.each(onCards)('a download that failed by %s says so and offers a way out', async (code) => {
    const actions = actionsIn('failed', code);
    const download = aDownload({ state: 'failed', error: { code, message: 'm' }, actions });
    const { text, buttons } = await cardOf(download, place);
    expect(text).toContain(words.errors[code]);
    expect(words.errors[code]).not.toBe(other.errors[code]);
    expect(buttons).toContain(code === 'target-occupied' ? labels.replace : labels.retry);
    if (ways[code] === 'says') {
      const sentence =
        code === 'target-occupied' ? `${words.errors[code]} ${labels.replaceHint}` : words.errors[code];
      expect(text).toContain(sentence);
      expect(sentence).toMatch(leading[language]);
    }
  });

  it.each(stateReasons)('a download that is paused by %s says so and offers a way out', async (reason) => {
    const actions = actionsIn('paused', null);
    const download = aDownload({ state: 'paused', reason, actions });
    const { text, buttons } = await cardOf(download, place);
    expect(text).toContain(words.pauseReasons[reason]);
    expect(words.pauseReasons[reason]).not.toBe(other.pauseReasons[reason]);
    expect(buttons).toContain(labels.resume);
    if (pauses[reason] === 'itself')
      expect(words.pauseReasons[reason]).toMatch(new RegExp(byItself[language], 'i'));
  });

  it.each(onCards)('a download that is delayed by %s says so, and when it is retried', async (code) => {
    const waiting = { cause: { code, message: 'm' }, untilMs: Date.now() + 30_000, attempt: 2 };
    const download = aDownload({ waiting, actions: actionsIn('downloading', null) });
    const { text, buttons } = await cardOf(download, place);
    expect(text).toContain(words.errors[code]);
    expect(text).toMatch(/\d+/);
    expect(buttons).toContain(labels.pause);
  });
});

it('an error that only pauses a download has a sentence for the pause', () => {
  const codes: readonly string[] = errorCodes.filter((code) => ways[code] === 'waits');
  expect(stateReasons.filter((reason) => codes.includes(reason))).toEqual(codes);
});

it('an error that appears elsewhere has a sentence in each language', () => {
  for (const code of errorCodes.filter((one) => ways[one] === 'elsewhere')) {
    for (const language of languages) expect(allMessages[language].errors[code].length).toBeGreaterThan(10);
    expect(allMessages.en.errors[code]).not.toBe(allMessages.de.errors[code]);
  }
});
