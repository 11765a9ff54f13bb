import type { PolicyView } from '../../src-preload/contract/admin-policy.ts';
import type {
  AppSnapshot,
  ComputerView,
  ModelView,
  RecommendationView,
} from '../../src-preload/contract/snapshot.ts';
import type { Catalogues } from '../catalogue/catalogues.ts';
import { toModelView } from '../catalogue/model-view.ts';
import type { Links } from '../deep-links/links.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import type { FirstWords } from '../first-words/service.ts';
import type { Hardware } from '../hardware/hardware.ts';
import type { ModelNews } from '../huggingface/model-news.ts';
import type { Storage } from '../imports/storage.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log-port.ts';
import type { MeasuredPace } from '../planner/pace.ts';
import type { ServerService } from '../server/service.ts';
import type { Settings } from '../settings.ts';
import type { Measurement } from '../speed-test/measurement.ts';
import type { Updates } from '../updates/updates.ts';
import type { Notices } from './notices.ts';
import type { Wizard } from './onboarding.ts';
import type { Pumps } from './push-pump.ts';
import { followReceived } from './received-bytes.ts';
import { planNow } from './recommendations.ts';
import { throttle } from './throttle.ts';

export interface StateSources {
  readonly downloads: Downloads;
  readonly library: Library;
  readonly firstWords: Pick<FirstWords, 'view' | 'onChange'>;
  readonly settings: Settings;
  readonly storage: Storage;
  readonly catalogues: Catalogues;
  readonly log: Pick<Log, 'warn'>;
  readonly appVersion: string;
  readonly sandboxOffBy: readonly string[];
  readonly measurement: Measurement;
  readonly modelNews: Pick<ModelNews, 'changed' | 'onChange'>;
  readonly hardware: Pick<Hardware, 'onChange'>;
  readonly wizard: Pick<Wizard, 'view' | 'onChange'>;
  readonly updates: Pick<Updates, 'view' | 'onChange'>;
  readonly links: Pick<Links, 'view' | 'onChange'>;
  readonly server: Pick<ServerService, 'view' | 'onChange'>;
  readonly policy: PolicyView;
  readonly notices: Pick<Notices, 'all' | 'onChange'>;
  /** How fast models answered here. */
  paces(): readonly MeasuredPace[];
  /** Kept free on the disk by the downloads, in bytes. */
  readonly diskReserveBytes: number;
  readComputer(): Promise<ComputerView>;
}

/** What fits this computer, and what to take. */
interface Advice {
  readonly models: readonly ModelView[];
  readonly recommendation: RecommendationView | null;
}

/** Least time between two looks at what fits: many downloads may move at once. */
const calmMs = 500;

/** Gathers what a window shows, and pushes what changes to every window that listens. */
export function createSnapshot(sources: StateSources, pumps: Pumps) {
  const { downloads, settings, catalogues } = sources;
  const received = followReceived(downloads);

  const advice = (computer: ComputerView): Advice => {
    const { rated, recommendation } = planNow(computer, { ...sources, receivedBytes: received.of });
    return { models: rated.map(({ candidate, fit }) => toModelView(candidate, fit)), recommendation };
  };
  const toAll = (push: (pump: ReturnType<Pumps['of']>) => void): void => {
    for (const pump of pumps.all()) push(pump);
  };

  /** The last advice that was told, unless a newer snapshot superseded it. */
  let told: string | null = null;
  /** The computer, and with it what fits. Where nobody listens, nothing is looked at. */
  const pushComputer = throttle(async (): Promise<void> => {
    if (pumps.all().length === 0) return;
    try {
      const computer = await sources.readComputer();
      const fits = advice(computer);
      const telling = JSON.stringify(fits);
      const isNews = telling !== told;
      told = telling;
      toAll((pump) => pump.changed(isNews ? { computer, ...fits } : { computer }));
    } catch (error) {
      // The ledger is closed (quitting) or unreadable now: the next change tells it.
      sources.log.warn('what fits this computer was not told', { error: String(error) });
    }
  }, calmMs);
  let looks = 0;
  sources.hardware.onChange(() => {
    looks += 1;
    pushComputer();
  });
  /** The computer as it is known at the end of the call: what is found out meanwhile is in it. */
  const presentComputer = async (): Promise<ComputerView> => {
    const before = looks;
    const computer = await sources.readComputer();
    return before === looks ? computer : presentComputer();
  };
  sources.measurement.onChange(() => {
    const measurement = sources.measurement.view();
    toAll((pump) => pump.changed({ measurement }));
    if (measurement.state === 'measured') pushComputer();
  });
  sources.modelNews.onChange(() =>
    toAll((pump) => pump.changed({ changedModels: sources.modelNews.changed() })),
  );
  sources.wizard.onChange(() => toAll((pump) => pump.changed({ wizard: sources.wizard.view() })));
  sources.updates.onChange(() => toAll((pump) => pump.changed({ updates: sources.updates.view() })));
  sources.links.onChange(() => toAll((pump) => pump.changed({ link: sources.links.view() })));
  sources.server.onChange(() => toAll((pump) => pump.changed({ server: sources.server.view() })));
  // Together, so that no card lacks its state.
  const libraryChanged = (): void =>
    toAll((pump) => pump.changed({ library: sources.library.view(), installed: downloads.installed() }));

  downloads.onChange((change) => {
    switch (change.kind) {
      case 'progress':
        return toAll((pump) => pump.progress(change.download));
      case 'transition':
        toAll((pump) => pump.transition(change.download));
        // Free room changes all the time; here it is fresh when it matters.
        return pushComputer();
      case 'gone':
        return toAll((pump) => pump.gone(change.id));
      case 'installed':
        toAll((pump) => pump.changed({ storage: sources.storage.view() }));
        return libraryChanged();
      case 'notices':
        // The board tells them, together with its own.
        return;
    }
  });

  sources.firstWords.onChange(() => {
    toAll((pump) => pump.changed({ firstWords: sources.firstWords.view() }));
    // How fast this computer is may be known better now.
    pushComputer();
  });
  sources.notices.onChange(() => toAll((pump) => pump.changed({ notices: sources.notices.all() })));
  sources.library.onChange(libraryChanged);
  sources.storage.onChange((kind) => {
    toAll((pump) => pump.changed({ storage: sources.storage.view() }));
    if (kind !== 'installed') return;
    libraryChanged();
    pushComputer();
  });
  catalogues.onChange(() => {
    const { error } = catalogues.present();
    toAll((pump) => pump.changed({ catalogue: catalogues.view(), catalogueError: error }));
    pushComputer();
  });

  return {
    settingsChanged: (): void => {
      toAll((pump) => pump.changed({ settings: settings.read() }));
      // A speed limit makes downloads longer.
      pushComputer();
    },
    snapshot: async ({ senderId }: { readonly senderId: number }): Promise<AppSnapshot> => {
      const computer = await presentComputer();
      // Await nothing from here on: no gap between snapshot and patches.
      const seq = pumps.of(senderId).subscribe();
      told = null;
      return {
        seq,
        appVersion: sources.appVersion,
        sandboxOffBy: sources.sandboxOffBy,
        computer,
        ...advice(computer),
        catalogue: catalogues.view(),
        catalogueError: catalogues.present().error,
        downloads: downloads.list(),
        installed: downloads.installed(),
        library: sources.library.view(),
        firstWords: sources.firstWords.view(),
        notices: sources.notices.all(),
        settings: settings.read(),
        storage: sources.storage.view(),
        measurement: sources.measurement.view(),
        changedModels: sources.modelNews.changed(),
        wizard: sources.wizard.view(),
        updates: sources.updates.view(),
        link: sources.links.view(),
        server: sources.server.view(),
        policy: sources.policy,
      };
    },
  };
}
