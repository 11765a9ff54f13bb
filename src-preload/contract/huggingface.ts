import { z } from 'zod';
import type { Fit, SpeedClass } from './computer.ts';
import { hubOrders } from './hub-order.ts';
import { oneModel } from './model-id.ts';

/** Roles of .gguf files that are no model, or run on no computer of ours. */
export type CompanionRole =
  | 'drafter'
  | 'adapter'
  | 'projector'
  | 'calibration'
  | 'vocabulary'
  | 'foreign-order'
  | 'too-old';

/** A companion file in a repository; its text is untrusted. */
export interface CompanionView {
  readonly name: string;
  readonly role: CompanionRole;
}

/** One model in a repository or behind a link; parts of a split file are one. Sizes in bytes. */
export interface HubFileView {
  /** Unique within its offer. */
  readonly id: string;
  /** File name at the source, of the first part for several. Untrusted text. */
  readonly name: string;
  readonly bytes: number | null;
  readonly parts: number;
  /** `Q4_K_M`; null where the name does not tell. */
  readonly quantization: string | null;
  readonly memoryNeededBytes: number;
  /** Null while the size is unknown. */
  readonly verdict: Fit | null;
  /** Estimated speed of answers; null where the size is unknown or it does not fit. */
  readonly speed: SpeedClass | null;
  readonly tokensPerSecond: number | null;
  /** Null for a model; else its role, when it was named explicitly. */
  readonly role: CompanionRole | null;
  /** Whether the listing has a SHA-256; a check may still find one. */
  readonly published: boolean;
}

/**
 * Why a version is preselected. `named`: the person named it. `comfortable`: the best bargain among those that run
 * well. `tight`: none does, and this one fits. `lightest`: none fits.
 */
export type ChoiceReason = 'named' | 'comfortable' | 'tight' | 'lightest';

/** The result of a lookup. */
export interface HubChoicesView {
  readonly id: string;
  /** Untrusted text. */
  readonly name: string;
  readonly host: string;
  /** `org/repo`, or null for a link. */
  readonly repository: string | null;
  /** The publisher wants terms to be accepted first. */
  readonly gated: boolean;
  readonly files: readonly HubFileView[];
  /** Companion files, excluded from {@link files} unless named explicitly. */
  readonly companions: readonly CompanionView[];
  /** The preselected file: the sensible one, or the one named explicitly. */
  readonly chosenId: string;
  readonly chosenBecause: ChoiceReason;
}

/** A repository that a search found. Null where the hub does not tell. */
export interface FoundModelView {
  /** `org/repo`. */
  readonly repository: string;
  readonly downloads: number | null;
  readonly likes: number | null;
  /** Last change, in epoch milliseconds. */
  readonly changedMs: number | null;
  /** SPDX id or the hub's own name of a license; untrusted text. */
  readonly license: string | null;
  readonly gated: boolean;
}

/** One page of search results. */
export interface HubSearchView {
  /** Names the search, for its next page. */
  readonly id: string;
  readonly host: string;
  readonly models: readonly FoundModelView[];
  readonly hasMore: boolean;
}

/**
 * How a model stands beside what its publisher offers now. `gone`: the file is no longer offered there. `unknown`: it is
 * not installed.
 */
export type VersionStanding = 'unknown' | 'same' | 'changed' | 'gone';

/** The versions of a model at its publisher. */
export interface HubVersionsView {
  /** The file that is here, or was offered, is preselected where it is still there. */
  readonly offer: HubChoicesView;
  readonly standing: VersionStanding;
  /** Last change of the repository, in epoch milliseconds; null where the hub does not tell. */
  readonly changedMs: number | null;
  /** Files of the changed model that are here already, and bytes of the others; null where a size is not known. */
  readonly reusedFiles: number;
  readonly fetchBytes: number | null;
}

/** Facts from a file's header. */
export interface HubCheckView {
  readonly architecture: string;
  readonly contextLength: number | null;
  readonly layers: number | null;
  readonly bytes: number | null;
  /** Whether its publisher lists a SHA-256. */
  readonly published: boolean;
  readonly memoryNeededBytes: number;
  readonly verdict: Fit | null;
}

/** Whether a token is known, and whether it outlives this run of the app; never the token itself. */
export interface HubAccessView {
  readonly hasToken: boolean;
  /** `memory`: this computer offers no safe place, so it is forgotten when Noggin is closed. */
  readonly kept: 'safely' | 'memory' | null;
  /** The hub rejected the token, and Noggin continued without it. */
  readonly isRefused: boolean;
}

const oneFile = z.strictObject({ offerId: z.uuid(), fileId: z.string().regex(/^[0-9]{1,5}$/) });

/** Requests about models from anywhere. The page sends what a person typed, and ids; never an address it chose. */
export const hubSchemas = {
  'hub:look-up': z.strictObject({ text: z.string().min(1).max(2000) }),
  /** Searches the hub by words. */
  'hub:search': z.strictObject({ text: z.string().trim().min(1).max(200), order: z.enum(hubOrders) }),
  /** The next page of a search. */
  'hub:search-more': z.strictObject({ searchId: z.uuid() }),
  /** The versions of an installed model, or one of the list, as its publisher offers them now. */
  'hub:versions': oneModel,
  'hub:check': oneFile,
  /** `unproven`: the person confirmed a download without a published hash. */
  'hub:start': oneFile.extend({ unproven: z.boolean() }),
  /** Shows the page of the repository in the browser. */
  'hub:open-page': z.strictObject({ offerId: z.uuid() }),
  /** The page with the terms that block a download. */
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
  'hub:search': HubSearchView;
  'hub:search-more': HubSearchView;
  'hub:versions': HubVersionsView;
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
