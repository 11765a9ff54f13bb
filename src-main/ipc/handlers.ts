import type { RequestInput } from '../../src-preload/contract/requests.ts';
import type { AppSnapshot } from '../../src-preload/contract/snapshot.ts';
import type { Links } from '../deep-links/links.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import type { FirstWords } from '../first-words/service.ts';
import type { Hub } from '../huggingface/hub-port.ts';
import type { ModelNews } from '../huggingface/model-news.ts';
import type { Measurement } from '../speed-test/measurement.ts';
import type { Notices } from '../ui-state/notices.ts';
import { aboutHandlers } from './about-handlers.ts';
import { type ChatServices, chatHandlers } from './chat-handlers.ts';
import { computerHandlers } from './computer-handlers.ts';
import { linkHandlers } from './deep-link-handlers.ts';
import { type DiagnosisServices, diagnosisHandlers } from './diagnostics-handlers.ts';
import type { Caller, Handlers } from './gateway.ts';
import { createHubHandlers } from './huggingface-handlers.ts';
import { createLibraryHandlers, type LibraryServices } from './library-handlers.ts';
import { type ServerServices, serverHandlers } from './server-handlers.ts';
import { type StorageServices, storageHandlers } from './storage-handlers.ts';
import { type UpdateServices, updateHandlers } from './update-handlers.ts';
import { otherProgramHandlers, type UseItServices } from './use-it-handlers.ts';
import { type WizardServices, wizardHandlers } from './wizard-handlers.ts';

/** What the window's requests are made of. */
export interface Services
  extends ChatServices,
    DiagnosisServices,
    LibraryServices,
    ServerServices,
    StorageServices,
    UpdateServices,
    UseItServices,
    WizardServices {
  readonly downloads: Downloads;
  readonly firstWords: Pick<FirstWords, 'ask'>;
  readonly measurement: Pick<Measurement, 'start' | 'stop'>;
  readonly hub: Hub;
  readonly modelNews: Pick<ModelNews, 'versions'>;
  readonly links: Pick<Links, 'seen'>;
  readonly notices: Pick<Notices, 'dismiss'>;
  /** The present state for this caller, to whom patches will follow. */
  snapshot(caller: Caller): Promise<AppSnapshot>;
  changeSettings(settings: RequestInput<'settings:change'>): void;
  /** Shows a file in the system's file manager. */
  reveal(path: string): void;
  /** Address of the license of a model in the list. @throws NogginError `unknown-id` where none is known */
  licenceOf(modelId: string): string;
  /** Shows a page in the person's browser. */
  openPage(address: string): void;
}

/** Binds every request of the contract to a service. */
export function createHandlers(services: Services): Handlers {
  const { downloads } = services;
  return {
    ...createLibraryHandlers(services),
    ...createHubHandlers(services.hub, services.modelNews.versions, services.openPage),
    'app:snapshot': (_input, caller) => services.snapshot(caller),
    'download:start': ({ modelId }) => downloads.start(modelId),
    'download:pause': ({ id }) => {
      downloads.pause(id);
      return null;
    },
    'download:resume': ({ id }) => {
      downloads.resume(id);
      return null;
    },
    'download:cancel': ({ id }) => {
      downloads.cancel(id);
      return null;
    },
    'download:retry': ({ id }) => {
      downloads.retry(id);
      return null;
    },
    'download:replace': ({ id }) => {
      downloads.replace(id);
      return null;
    },
    'download:move-up': ({ id }) => {
      downloads.reorder(id, 'up');
      return null;
    },
    'download:move-down': ({ id }) => {
      downloads.reorder(id, 'down');
      return null;
    },
    'download:run-now': ({ id }) => {
      downloads.runNow(id);
      return null;
    },
    'download:set-limit': ({ id, bytesPerSecondLimit }) => {
      downloads.setLimit(id, bytesPerSecondLimit);
      return null;
    },
    'model:show-in-folder': async ({ modelId }) => {
      services.reveal(await services.library.pathOf(modelId));
      return null;
    },
    'model:open-licence': ({ modelId }) => {
      services.openPage(services.licenceOf(modelId));
      return null;
    },
    'first-words:ask': ({ modelId }) => {
      services.firstWords.ask(modelId);
      return null;
    },
    'notice:dismiss': ({ id }) => {
      services.notices.dismiss(id);
      return null;
    },
    'settings:change': (settings) => {
      services.changeSettings(settings);
      return null;
    },
    ...storageHandlers(services),
    ...computerHandlers(services.measurement),
    ...wizardHandlers(services),
    ...otherProgramHandlers(services),
    'download:pieces': ({ id }) => downloads.pieces(id),
    ...aboutHandlers(services.openPage),
    ...updateHandlers(services),
    ...linkHandlers(services.links),
    ...diagnosisHandlers(services),
    ...chatHandlers(services),
    ...serverHandlers(services),
  };
}
