import { z } from 'zod';
import type { Fit } from './computer.ts';

/** What a file is that ends in .gguf and is no model by itself, or none that this computer could run. */
export type CompanionRole =
  | 'drafter'
  | 'adapter'
  | 'projector'
  | 'calibration'
  | 'vocabulary'
  | 'foreign-order'
  | 'too-old';

/** A file beside the models of a repository that is none; text of a stranger. */
export interface CompanionView {
  readonly name: string;
  readonly role: CompanionRole;
}

/** One model among the files of a repository, or behind a link. Several parts of a split file are one. Bytes. */
export interface HubFileView {
  /** Good within its offer. */
  readonly id: string;
  /** The file's name at its source; of the first part where there are several. Text of a stranger. */
  readonly name: string;
  readonly bytes: number | null;
  readonly parts: number;
  /** `Q4_K_M`; null where the name does not tell. */
  readonly quantization: string | null;
  readonly memoryNeededBytes: number;
  /** Null while the size is unknown. */
  readonly verdict: Fit | null;
  /** Null for a model. Else it was asked for by its own name, and is told for what it is. */
  readonly role: CompanionRole | null;
  /** Whether the list tells a SHA-256 to prove it by; where it does not, the check may. */
  readonly published: boolean;
}

/** What was found under a name or a link. */
export interface HubChoicesView {
  readonly id: string;
  /** Text of a stranger. */
  readonly name: string;
  readonly host: string;
  /** `org/repo`, or null for a link. */
  readonly repository: string | null;
  /** The publisher wants terms to be accepted first. */
  readonly gated: boolean;
  readonly files: readonly HubFileView[];
  /** What else is there under the names of models; never among {@link files} unless it was named. */
  readonly companions: readonly CompanionView[];
  /** The sensible one, or the one that was named. */
  readonly chosenId: string;
}

/** What the first bytes of a file tell. */
export interface HubCheckView {
  readonly architecture: string;
  readonly contextLength: number | null;
  readonly layers: number | null;
  readonly bytes: number | null;
  /** Whether its publisher tells a SHA-256 to prove it by. */
  readonly published: boolean;
  readonly memoryNeededBytes: number;
  readonly verdict: Fit | null;
}

/** Whether a token is known, and whether it outlives this run of the app; never the token itself. */
export interface HubAccessView {
  readonly hasToken: boolean;
  /** `memory`: this computer offers no safe place, so it is forgotten when Noggin is closed. */
  readonly kept: 'safely' | 'memory' | null;
  /** The hub did not take the token lately, and gave without it what everybody may have. */
  readonly isRefused: boolean;
}

const oneFile = z.strictObject({ offerId: z.uuid(), fileId: z.string().regex(/^[0-9]{1,5}$/) });

/** Requests about models from anywhere. The page sends what a person typed, and ids; never an address it chose. */
export const hubSchemas = {
  'hub:look-up': z.strictObject({ text: z.string().min(1).max(2000) }),
  'hub:check': oneFile,
  /** `unproven`: the person was told that nobody promised a hash, and wants it all the same. */
  'hub:start': oneFile.extend({ unproven: z.boolean() }),
  /** Shows the page of the repository in the browser. */
  'hub:open-page': z.strictObject({ offerId: z.uuid() }),
  /** Where the terms are accepted that a download waits for. */
  'hub:terms': z.strictObject({ downloadId: z.uuid() }),
  /** Shows that page in the browser. */
  'hub:open-terms': z.strictObject({ downloadId: z.uuid() }),
  'hub:access': z.undefined(),
  'hub:set-token': z.strictObject({ token: z.string().regex(/^[\x21-\x7e]{8,400}$/) }),
  'hub:forget-token': z.undefined(),
} as const;

/** Values of the requests in {@link hubSchemas}. */
export interface HubOutput {
  'hub:look-up': HubChoicesView;
  'hub:check': HubCheckView;
  'hub:start': { readonly id: string };
  'hub:open-page': null;
  /** Null: not a file of the hub, so there is nothing to accept. */
  'hub:terms': { readonly page: string | null };
  'hub:open-terms': null;
  'hub:access': HubAccessView;
  'hub:set-token': HubAccessView;
  'hub:forget-token': HubAccessView;
}
