import type {
  AppSnapshot,
  ComputerView,
  ModelView,
  RecommendationView,
} from '../../src-preload/contract/snapshot.ts';
import type { Catalogues } from '../catalogue/catalogues.ts';
import { toModelView } from '../catalogue/model-view.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import type { Pumps } from '../ipc/bind.ts';
import type { Caller } from '../ipc/gateway.ts';
import { recommend } from '../planner/recommend.ts';
import type { Settings } from '../settings.ts';

export interface StateSources {
  readonly downloads: Downloads;
  readonly settings: Settings;
  readonly catalogues: Catalogues;
  readonly appVersion: string;
  readComputer(): Promise<ComputerView>;
}

/** Gathers what a window shows, and pushes what changes to every window that listens. */
export function createStateHub(sources: StateSources, pumps: Pumps) {
  const { downloads, settings, catalogues } = sources;

  const models = (computer: ComputerView): readonly ModelView[] =>
    catalogues.present().catalogue.models.map((model) => toModelView(model, computer.totalMemoryBytes));
  const recommendation = (computer: ComputerView): RecommendationView | null =>
    recommend(
      catalogues.present().catalogue.models.filter(({ recommendable }) => recommendable),
      computer.totalMemoryBytes,
    );
  const catalogueParts = (computer: ComputerView) => ({
    models: models(computer),
    catalogue: catalogues.view(),
    catalogueError: catalogues.present().error,
    recommendation: recommendation(computer),
  });
  const toAll = (push: (pump: ReturnType<Pumps['of']>) => void): void => {
    for (const pump of pumps.all()) push(pump);
  };

  downloads.onChange((change) => {
    switch (change.kind) {
      case 'progress':
        return toAll((pump) => pump.progress(change.download));
      case 'transition':
        toAll((pump) => pump.transition(change.download));
        // Room on the disk changes with every step; here it is fresh whenever it can matter to the person.
        return void sources.readComputer().then((computer) => toAll((pump) => pump.changed({ computer })));
      case 'gone':
        return toAll((pump) => pump.gone(change.id));
      case 'installed':
        return toAll((pump) => pump.changed({ installed: downloads.installed() }));
      case 'notices':
        return toAll((pump) => pump.changed({ notices: downloads.notices() }));
    }
  });

  catalogues.onChange(() => {
    void sources
      .readComputer()
      .then((computer) => toAll((pump) => pump.changed({ computer, ...catalogueParts(computer) })));
  });

  return {
    settingsChanged: (): void => toAll((pump) => pump.changed({ settings: settings.read() })),
    snapshot: async (caller: Caller): Promise<AppSnapshot> => {
      const computer = await sources.readComputer();
      // Nothing is awaited from here on: the snapshot and the patches after it leave no gap.
      const seq = pumps.of(caller.senderId).subscribe();
      return {
        seq,
        appVersion: sources.appVersion,
        computer,
        ...catalogueParts(computer),
        downloads: downloads.list(),
        installed: downloads.installed(),
        notices: downloads.notices(),
        settings: settings.read(),
      };
    },
  };
}
