import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Stage, type StageOptions, setStage } from '../../test/support/app/stage.ts';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import { damage } from '../../test/support/library/damage.ts';
import { startUpdateServer } from '../../test/support/updates/server.ts';
import { type Looks, openStudio, type Studio } from './studio.ts';

const MiB = 1024 * 1024;

interface Surroundings {
  readonly environment: Readonly<Record<string, string>>;
  end(): Promise<void>;
}

const nothing: Surroundings = { environment: {}, end: async () => {} };

/** One photographed story. */
interface Scene {
  readonly options: StageOptions;
  /** Begins with the wizard. */
  readonly isFirstRun?: boolean;
  /** The surroundings of the app; `folder` is for files, and is removed with the stage. */
  surroundings?(folder: string): Promise<Surroundings>;
  play(studio: Studio, stage: Stage): Promise<void>;
}

/** The life of a model, with everything that can happen to it on the first view. */
const life: Scene = {
  options: {
    bytes: 256 * MiB,
    limits: { bytesPerSecond: 32 * MiB },
    faults: { corruptByte: { at: 200 * MiB } },
  },
  play: async (studio, stage) => {
    await studio.open();
    await studio.sees('Download');
    await studio.shoot('home-empty');
    await studio.click('Choose another');
    await studio.shoot('home-list-open');
    await studio.click('Choose another');
    await studio.click('Download');
    await studio.reaches(20);
    await studio.shoot('home-downloading');
    await studio.click('Pause');
    await studio.sees('Resume');
    await studio.shoot('home-paused');
    await studio.click('Resume');
    await studio.reaches(45);
    await studio.click('Cancel');
    await studio.shoot('home-cancelled');
    await studio.click('Undo');
    await studio.sees('Pause');
    await studio.kill();
    await studio.open();
    await studio.sees('Pause');
    await studio.shoot('home-interrupted');
    stage.host.limit({});
    if (await studio.catches('Checking')) await studio.shoot('home-checking');
    await studio.sees('Try again');
    await studio.shoot('home-failed');
    await studio.click('Details');
    await studio.shoot('home-failed-details');
    await studio.click('Cancel');
    await studio.sees('Download');
    stage.host.set({});
    mkdirSync(path.dirname(stage.target), { recursive: true });
    writeFileSync(stage.target, 'something of mine');
    await studio.click('Download');
    await studio.sees('Replace the file');
    await studio.shoot('home-target-occupied');
    await studio.click('Replace the file');
    await studio.sees('Show in folder');
    await studio.shoot('home-installed');
    await studio.click('More');
    await studio.click('Delete');
    await studio.sees('Undo');
    await studio.shoot('home-removed');
  },
};

/** All views with content. */
const everyView: Scene = {
  options: { bytes: 64 * MiB, others: 3 },
  play: async (studio, stage) => {
    await studio.open();
    for (const view of ['Models', 'Downloads', 'Settings'] as const) {
      await studio.goTo(view);
      await studio.shoot(`${view.toLowerCase()}-empty`);
    }
    await studio.goTo('Home');
    await studio.click('Download');
    await studio.sees('Show in folder');
    stage.host.limit({ bytesPerSecond: 2 * MiB });
    await studio.goTo('Models');
    await studio.click('Discover');
    await studio.click('Other 1');
    await studio.shoot('model-detail');
    await studio.click('Download');
    await studio.sees('Pause');
    await studio.goTo('Models');
    await studio.click('Other 2');
    await studio.click('Download');
    await studio.click('Details');
    await studio.reaches(25);
    await studio.shoot('downloads-details');
    await studio.click(/^Noggin Demo/);
    await studio.shoot('receipt');
    await studio.click('Close');
    await studio.goTo('Models');
    await studio.shoot('models-discover');
    await studio.click('Mine');
    await studio.shoot('models');
    await studio.click('Search Hugging Face or add by link');
    await studio.shoot('hub');
    await studio.click('Close');
    const strange = path.join(stage.app.modelsFolder, 'found.gguf.17.partial');
    writeFileSync(strange, Buffer.alloc(3_000_000, 1));
    const file = path.join(path.dirname(stage.app.home), 'My Own.gguf');
    await writeGguf(file, { bytes: MiB, seed: 9 });
    await studio.answersPicker(file);
    await studio.click('Import a file');
    await studio.sees('Import');
    await studio.shoot('import');
    await studio.click('Import');
    await studio.goTo('Home');
    await studio.shoot('home-with-model');
    damage(stage.target, 5 * MiB);
    await studio.kill();
    await studio.open();
    await studio.sees('Check again');
    await studio.shoot('home-changed');
    await studio.goTo('Models');
    await studio.shoot('models-unknown-file');
  },
};

/** The first run, step by step, and then the small dialogs of the settings. */
const firstRun: Scene = {
  isFirstRun: true,
  options: { bytes: 64 * MiB, limits: { bytesPerSecond: 4 * MiB }, lighter: 8 * MiB },
  play: async (studio) => {
    await studio.open();
    await studio.sees('Find my model');
    await studio.shoot('wizard-hello');
    await studio.click('Find my model');
    await studio.sees('Download');
    await studio.shoot('wizard-choose');
    await studio.click('See all');
    await studio.shoot('wizard-choose-all');
    await studio.click('Show less');
    await studio.click('Download');
    await studio.reaches(15);
    await studio.shoot('wizard-get');
    await studio.click('Pause');
    await studio.sees('Resume');
    await studio.shoot('wizard-paused');
    await studio.click('Cancel');
    await studio.sees('Undo');
    await studio.shoot('wizard-cancelled');
    await studio.click('Undo');
    await studio.click('Resume');
    await studio.sees('Show in folder');
    await studio.shoot('wizard-ready');
    await studio.click('Done');
    await studio.goTo('Settings');
    await studio.click('About Noggin');
    await studio.shoot('about');
    await studio.click('Close');
  },
};

/** A computer with an administrator's policy, and a link from a web page. */
const ruled: Scene = {
  options: { bytes: 4 * MiB },
  surroundings: async (folder) => {
    const policy = path.join(folder, 'noggin.policy.json');
    const rules = {
      hub: false,
      updates: false,
      maxBytesPerSecond: 4 * MiB,
      modelsFolder: path.join(folder, 'shared'),
    };
    writeFileSync(policy, JSON.stringify(rules));
    return { ...nothing, environment: { NOGGIN_POLICY: policy } };
  },
  play: async (studio, stage) => {
    await studio.open();
    await studio.goTo('Settings');
    await studio.shoot('settings-ruled');
    await studio.goTo('Home');
    await studio.follows(`noggin://model/${stage.model.id}`);
    await studio.sees('Close');
    await studio.shoot('link-model');
  },
};

/** From the download to an answer, and every part of a conversation. */
const conversation: Scene = {
  options: { bytes: 2 * MiB, pip: true },
  isFirstRun: true,
  play: async (studio) => {
    await studio.open();
    await studio.click('Find my model');
    await studio.click('Download');
    await studio.sees('Send');
    await studio.shoot('ready-to-write');
    await studio.ask('What is Noggin?');
    await studio.shoot('chat-first-answer');
    await studio.ask('Show me some code.');
    await studio.ask('Think about it: what is two plus two?');
    await studio.shoot('chat-long');
    await studio.click('New chat');
    await studio.shoot('chat-new');
    await studio.goTo('Home');
    await studio.shoot('home-to-write');
  },
};

/** Models from everywhere: several local files, one of another program, and a search over all of them. */
const collection: Scene = {
  options: { bytes: 6 * MiB, lighter: 2 * MiB, others: 3 },
  surroundings: async (folder) => {
    const home = path.join(folder, 'home of ada');
    const theirs = path.join(home, '.lmstudio', 'models', 'org', 'demo');
    mkdirSync(theirs, { recursive: true });
    await writeGguf(path.join(theirs, 'Demo-Elsewhere-Q4_K_M.gguf'), { bytes: MiB, seed: 21 });
    return { ...nothing, environment: { HOME: home, OLLAMA_MODELS: '' } };
  },
  play: async (studio, stage) => {
    await studio.open();
    for (const id of [stage.model.id, 'small-one']) await studio.installs(id);
    await studio.goTo('Models');
    await studio.click('Mine');
    await studio.shoot('models-mine');
    await studio.click('Noggin Demo');
    await studio.click('About this model');
    await studio.shoot('model-about');
    await studio.click('Look for a newer version');
    await studio.shoot('model-about-versions');
    await studio.click('Close');
    await studio.click('Look for models already on this computer');
    await studio.sees(/Demo-Elsewhere/);
    await studio.finds('demo');
    await studio.shoot('models-found');
    await studio.finds('nothing like this');
    await studio.shoot('models-found-nothing');
  },
};

/** A newer Noggin is available, and then cannot install itself. */
const updated: Scene = {
  options: { bytes: 4 * MiB },
  surroundings: async (folder) => {
    const appImage = path.join(folder, 'Noggin.AppImage');
    writeFileSync(appImage, '#!/bin/sh\n');
    const server = await startUpdateServer();
    server.announce('9.0.0', Buffer.from('#!/bin/sh\n'));
    const XDG_CACHE_HOME = path.join(folder, 'cache');
    return {
      environment: {
        ...{ NOGGIN_UPDATES: server.address, NOGGIN_UPDATES_KEY: server.key },
        ...{ APPIMAGE: appImage, XDG_CACHE_HOME },
      },
      end: server.close,
    };
  },
  play: async (studio) => {
    await studio.open();
    await studio.goTo('Settings');
    await studio.sees('Restart and update');
    await studio.shoot('settings-update-ready');
  },
};

const scenes: Readonly<Record<string, Scene>> = {
  ...{ firstRun, conversation, collection, everyView, life, ruled, updated },
};

/** Plays every scene in these looks, or only the one with this name; pictures go to `folder`. */
export async function takeAll(looks: Looks, folder: string, only?: string): Promise<void> {
  for (const [name, scene] of Object.entries(scenes)) {
    if (only === undefined || only === name) await take(scene, looks, folder);
  }
}

async function take(scene: Scene, looks: Looks, folder: string): Promise<void> {
  const stage = await setStage(scene.options);
  const { environment, end } = (await scene.surroundings?.(path.dirname(stage.app.home))) ?? nothing;
  const home = { ...stage.app, firstRun: scene.isFirstRun ?? false };
  const studio = openStudio(
    { ...home, environment: { ...stage.app.environment, ...environment } },
    looks,
    folder,
  );
  try {
    await scene.play(studio, stage);
  } finally {
    await studio.kill();
    await end();
    await stage.clear();
  }
}
