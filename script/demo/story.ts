import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { ledgerFile, type RunningApp, startApp } from '../../test/support/app/app.ts';
import type { Stage } from '../../test/support/app/stage.ts';
import { sha256Of } from '../../test/support/engine/invariants.ts';
import { readLedger } from '../../test/support/ledger/copy.ts';

/** The result of the demo, as `--json FILE` writes it. Sizes in bytes. */
export interface Story {
  readonly ok: boolean;
  readonly electron: string;
  readonly model: { readonly id: string; readonly bytes: number; readonly sha256: string };
  /** States the download went through, in order, by the ledger's history. */
  readonly states: readonly string[];
  /** Most at a time. */
  readonly connections: number;
  readonly bytesServed: number;
  /** Served more than once, because of the kill and the bytes in transit at pauses. */
  readonly bytesRefetched: number;
  /** The model's answer to one question, with its server gone. */
  readonly answer: {
    readonly text: string;
    readonly firstTokenMs: number;
    readonly tokensPerSecond: number;
    readonly offline: boolean;
  };
  readonly installedPath: string;
  readonly installedSha256: string;
  readonly ledgerPath: string;
  readonly screenshots: readonly string[];
}

/** Plays the main job through the visible controls of the first run: two clicks, download, pause, resume, kill -9, start again, installed, asked. */
export async function playStory(
  stage: Stage,
  folder: string,
  electronVersion: string,
  say: (line: string) => void,
): Promise<Story> {
  const screenshots: string[] = [];
  mkdirSync(folder, { recursive: true });
  const shoot = async (page: Page, name: string): Promise<void> => {
    const file = path.join(folder, `${screenshots.length + 1}-${name}.png`);
    await page.screenshot({ path: file });
    screenshots.push(file);
  };
  const { bytes } = stage.model;
  const tell = (step: string): void => say(`${step}: ${describe(stage)}`);

  let answer: Story['answer'] = { text: '', firstTokenMs: 0, tokensPerSecond: 0, offline: false };
  const home = { ...stage.app, firstRun: true };
  let app: RunningApp = await startApp(home);
  try {
    await button(app.page, 'Find my model').waitFor();
    await shoot(app.page, 'hello');
    say(`Opened Noggin on Electron ${electronVersion} for the first time`);

    await button(app.page, 'Find my model').click();
    await button(app.page, 'Download').waitFor();
    await shoot(app.page, 'recommended');
    say(`First click: it recommends the model ${stage.model.id}, ${bytes} bytes`);

    await button(app.page, 'Download').click();
    await reaches(app.page, 20);
    await shoot(app.page, 'downloading');
    tell('Second click, Download: the bytes flow');

    await button(app.page, 'Pause').click();
    await button(app.page, 'Resume').waitFor();
    await shoot(app.page, 'paused');
    tell('Clicked Pause');

    await button(app.page, 'Resume').click();
    await reaches(app.page, 55);
    tell('Clicked Resume');

    await app.kill();
    tell('Killed the whole app with kill -9');

    app = await startApp(home);
    await button(app.page, 'Pause').waitFor();
    await shoot(app.page, 'interrupted');
    tell('Started Noggin again; it went on by itself');

    await button(app.page, 'Done').waitFor();
    await shoot(app.page, 'ready');
    tell('Verified and installed');

    await stage.host.goOffline();
    answer = await askIn(app.page, 'What is Noggin?');
    await shoot(app.page, 'answered');
    say(`Took its server away and asked “What is Noggin?”: ${answer.text}`);
  } finally {
    await app.quit();
  }

  const installedSha256 = sha256Of(stage.target);
  const states = statesOf(stage);
  const bytesRefetched = stage.host.bytesServed - bytes;
  const ok =
    installedSha256 === stage.model.sha256 &&
    states.at(-1) === 'complete' &&
    answer.text.includes('Noggin') &&
    stage.host.connections.peak > 1 &&
    bytesRefetched <= 64 * 1024 * 1024;
  return {
    ok,
    electron: electronVersion,
    model: stage.model,
    states,
    connections: stage.host.connections.peak,
    bytesServed: stage.host.bytesServed,
    bytesRefetched,
    answer,
    installedPath: stage.target,
    installedSha256,
    ledgerPath: ledgerFile(stage.app.home),
    screenshots,
  };
}

/** Types into the text box of the last step, and waits for the whole answer. */
async function askIn(page: Page, question: string): Promise<Story['answer']> {
  const box = page.getByRole('textbox', { name: 'Your message', exact: true });
  await box.fill(question);
  await box.press('Enter');
  await page.locator('.message-model[aria-busy="false"]').waitFor();
  const list = await page.evaluate(async () => {
    const chats = await window.noggin?.request('chat:list', { query: '', offset: 0 });
    const chatId = chats?.ok === true ? chats.value.chats[0]?.id : undefined;
    if (chatId === undefined) return null;
    const chat = await window.noggin?.request('chat:open', { chatId });
    return chat?.ok === true ? (chat.value.messages.at(-1) ?? null) : null;
  });
  return {
    text: list?.text ?? '',
    firstTokenMs: list?.firstTokenMs ?? 0,
    tokensPerSecond: list?.tokensPerSecond ?? 0,
    offline: true,
  };
}

function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}

async function reaches(page: Page, percent: number): Promise<void> {
  const bar = page.getByRole('progressbar', { name: 'Download progress' });
  await bar.waitFor();
  await page.waitForFunction(
    ({ wanted }) => {
      const element = document.querySelector('[role="progressbar"]');
      return Number(element?.getAttribute('aria-valuenow') ?? 0) >= wanted;
    },
    { wanted: percent },
  );
}

/** State and bytes in the ledger. */
function describe(stage: Stage): string {
  return readLedger(ledgerFile(stage.app.home), (ledger) => {
    const row = ledger
      .prepare(
        `SELECT state, (SELECT coalesce(sum(bytes), 0) FROM piece WHERE download_id = download.id) AS bytes
         FROM download`,
      )
      .get() as { state: string; bytes: number };
    const kept = row.state === 'complete' ? '' : `, ${row.bytes} bytes safe on the disk`;
    return `${row.state}${kept}, ${stage.host.bytesServed} bytes served`;
  });
}

function statesOf(stage: Stage): string[] {
  return readLedger(ledgerFile(stage.app.home), (ledger) =>
    (ledger.prepare('SELECT to_state FROM history ORDER BY seq').pluck().all() as string[]).filter(
      (state, index, all) => state !== all[index - 1],
    ),
  );
}
