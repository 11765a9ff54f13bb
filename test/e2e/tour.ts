import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../src-preload/contract/language.ts';
import { allMessages, type Messages } from '../../src-renderer/words/messages.ts';
import type { AppHome, RunningApp } from '../support/app/app.ts';
import type { Stage, StageOptions } from '../support/app/stage.ts';
import { startFakeHub } from '../support/hub/hub.ts';
import { folderOf } from './dialogs.ts';
import { test } from './fixtures.ts';
import { MiB, model } from './hub-fixtures.ts';

/** Called at every screen of a tour, with its name for the report. */
export type Look = (screen: string) => Promise<void>;

/** The parameters of a tour. */
export interface Sights {
  readonly app: RunningApp;
  readonly stage: Stage;
  readonly words: Messages;
  readonly look: Look;
}

/** A way through the window, in any language. */
export interface Tour {
  readonly name: string;
  readonly options: StageOptions;
  readonly firstRun?: boolean;
  /** The administrator's policy. */
  readonly policy?: object;
  go(sights: Sights): Promise<void>;
}

interface Tools {
  readonly stageWith: (options?: StageOptions) => Promise<Stage>;
  readonly start: (home: AppHome) => Promise<RunningApp>;
}

/** The repositories of the tour's hub. */
const repositories = {
  'org/Tiny-Coder-GGUF': {
    files: { 'Tiny-Coder-Q4_K_M.gguf': model(MiB, 5), 'Tiny-Coder-Q8_0.gguf': model(2 * MiB, 6) },
    license: 'apache-2.0',
  },
};

/**
 * Runs a tour in a language.
 * @param begin called before the first screen; its result is called at every screen
 */
export async function travel(
  { stageWith, start }: Tools,
  tour: Tour,
  language: Language,
  begin: (app: RunningApp) => Promise<Look>,
): Promise<void> {
  const stage = await stageWith(tour.options);
  const hub = await startFakeHub({ repositories });
  try {
    const policy = path.join(folderOf(stage), 'policy.json');
    if (tour.policy !== undefined) writeFileSync(policy, JSON.stringify(tour.policy));
    const environment = tour.policy === undefined ? {} : { NOGGIN_POLICY: policy };
    const firstRun = tour.firstRun ?? false;
    const app = await start({ ...stage.app, hub: hub.origin, language, firstRun, environment });
    const look = await begin(app);
    await tour.go({
      ...{ app, stage, words: allMessages[language] },
      look: (screen) => test.step(screen, () => look(screen)),
    });
  } finally {
    await hub.close();
  }
}
