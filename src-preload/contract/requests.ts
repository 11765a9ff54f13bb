import { z } from 'zod';
import { type AboutOutput, aboutRequests } from './about.ts';
import { type ChatOutput, chatRequests } from './chat.ts';
import { type ComputerOutput, computerRequests } from './computer.ts';
import { type LinkOutput, linkRequests } from './deep-links.ts';
import { type DiagnosisOutput, diagnosisRequests } from './diagnostics.ts';
import { type FirstWordsOutput, firstWordsRequests } from './first-words.ts';
import { type HubOutput, hubSchemas } from './huggingface.ts';
import { languageChoices } from './language.ts';
import { type LibraryRequestOutput, libraryRequestSchemas } from './library.ts';
import { modelId, oneModel } from './model-id.ts';
import { type ServerOutput, serverRequests } from './server.ts';
import { type AppSnapshot, appearances } from './snapshot.ts';
import { type StorageRequestOutput, storageRequestSchemas } from './storage.ts';
import { type UpdateOutput, updateRequests } from './updates.ts';
import { type UseItOutput, useItRequests } from './use-it.ts';
import { type ViewRequestOutput, viewRequestSchemas } from './views.ts';
import { type WizardOutput, wizardRequests } from './wizard.ts';

const downloadId = z.strictObject({ id: z.uuid() });
/** In bytes per second; null for no limit. */
const speedLimit = z.number().int().min(10_000).max(10_000_000_000).nullable();

/** Minutes since midnight. */
const minuteOfDay = z.number().int().min(0).max(1439);

/** Settings and their bounds. */
export const settingsSchema = z.strictObject({
  resumeAutomatically: z.boolean(),
  keepAwake: z.boolean(),
  bytesPerSecondLimit: speedLimit,
  connectionsPerHost: z.number().int().min(1).max(16),
  parallelDownloads: z.number().int().min(1).max(8),
  downloadHoursOn: z.boolean(),
  downloadHoursFrom: minuteOfDay,
  downloadHoursTo: minuteOfDay,
  notifications: z.boolean(),
  openAtLogin: z.boolean(),
  trayIcon: z.boolean(),
  appearance: z.enum(appearances),
  language: z.enum(languageChoices),
  updateAutomatically: z.boolean(),
  watchModels: z.boolean(),
  keepConversations: z.boolean(),
  idleUnloadMinutes: z.number().int().min(1).max(1440).nullable(),
  serverOn: z.boolean(),
  /** Ports below 1024 are privileged on most systems. */
  serverPort: z.number().int().min(1024).max(65_535),
  serverOllama: z.boolean(),
  unwantedModels: z.array(modelId).max(100),
});

/**
 * Every request a window may make, with the schema of its payload. The schemas are values that only main runs;
 * preload and renderer import the types. Commands name ids, never paths or addresses.
 */
export const requestSchemas = {
  'app:snapshot': z.undefined(),
  'download:start': oneModel,
  'download:pause': downloadId,
  'download:resume': downloadId,
  'download:cancel': downloadId,
  /** Failed downloads only. */
  'download:retry': downloadId,
  /** After `target-occupied`: renames the file in the way, then resumes. */
  'download:replace': downloadId,
  /** Swaps places with a neighbor in the queue. */
  'download:move-up': downloadId,
  'download:move-down': downloadId,
  /** Fetches it outside of the hours that downloads keep to. */
  'download:run-now': downloadId,
  /** The limit of this download alone. */
  'download:set-limit': downloadId.extend({ bytesPerSecondLimit: speedLimit }),
  'model:show-in-folder': oneModel,
  /** Shows the text of its license in the browser, where the list has its address. */
  'model:open-licence': oneModel,
  'notice:dismiss': z.strictObject({ id: z.string().min(1).max(100) }),
  /** Keys that are left out keep their value. */
  'settings:change': settingsSchema.partial(),
  ...libraryRequestSchemas,
  ...firstWordsRequests,
  ...storageRequestSchemas,
  ...computerRequests,
  ...hubSchemas,
  ...wizardRequests,
  ...useItRequests,
  ...viewRequestSchemas,
  ...aboutRequests,
  ...updateRequests,
  ...linkRequests,
  ...diagnosisRequests,
  ...chatRequests,
  ...serverRequests,
} as const;

/** Name of an IPC request. */
export type Request = keyof typeof requestSchemas;

/** Payload of a request. */
export type RequestInput<R extends Request> = z.infer<(typeof requestSchemas)[R]>;

/** Value of a request that succeeded. */
export interface RequestOutput
  extends AboutOutput,
    ChatOutput,
    ComputerOutput,
    DiagnosisOutput,
    FirstWordsOutput,
    HubOutput,
    LibraryRequestOutput,
    LinkOutput,
    ServerOutput,
    StorageRequestOutput,
    UpdateOutput,
    UseItOutput,
    ViewRequestOutput,
    WizardOutput {
  'app:snapshot': AppSnapshot;
  'download:start': { readonly id: string };
  'download:pause': null;
  'download:resume': null;
  'download:cancel': null;
  'download:retry': null;
  'download:replace': null;
  'download:move-up': null;
  'download:move-down': null;
  'download:run-now': null;
  'download:set-limit': null;
  'model:show-in-folder': null;
  'model:open-licence': null;
  'notice:dismiss': null;
  'settings:change': null;
}
