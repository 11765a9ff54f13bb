import type { ErrorView } from './errors.ts';

/**
 * The life of a download. The table of moves is in src-main/downloads/state.ts.
 *
 *   pending ─► downloading ─► verifying ─► installing ─► complete
 *      ▲            │   ▲          │            │
 *      │            ▼   └──────────┘            │      (canceled from anywhere alive,
 *      └──────── paused ◄───────────────────────┘       failed ─► pending by "try again")
 */
export const downloadStates = [
  'pending',
  'downloading',
  'paused',
  'verifying',
  'installing',
  'complete',
  'failed',
  'cancelled',
] as const;

export type DownloadState = (typeof downloadStates)[number];

/** Active or queued: neither paused, nor failed, nor finished. */
export const underWay: readonly DownloadState[] = ['pending', 'downloading', 'verifying', 'installing'];

/** Why a download is paused or queued again. `user` needs the person; the others resume automatically. */
export const stateReasons = [
  'user',
  'quit',
  'interrupted',
  'hours',
  'disk-full',
  'folder-unavailable',
  'offline',
  'portal',
  'needs-access',
] as const;

export type StateReason = (typeof stateReasons)[number];

/** Commands that a download accepts now; the window shows exactly these buttons. */
export type DownloadAction =
  | 'run-now'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'retry'
  | 'replace'
  | 'move-up'
  | 'move-down';

/** The error behind the current wait; the next try comes at `untilMs` (epoch milliseconds). */
export interface Waiting {
  readonly cause: ErrorView;
  readonly untilMs: number;
  readonly attempt: number;
}

/**
 * The bottleneck: the speed limit, the disk, this computer, the connection, or a server that limits each connection.
 */
export type Bottleneck = 'limit' | 'disk' | 'computer' | 'line' | 'server';

/** The transport: Noggin's own connections or the system's network service, and the proxy (host:port). */
export interface WayView {
  readonly transport: 'own' | 'system';
  readonly proxy: string | null;
}

/** One download as the window sees it. Sizes in bytes, rates in bytes per second, times in epoch milliseconds. */
export interface DownloadView {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
  /** Place in the queue: smaller ones come first. */
  readonly position: number;
  readonly state: DownloadState;
  readonly reason: StateReason | null;
  readonly actions: readonly DownloadAction[];
  /** Bytes that are in the partial file. */
  readonly receivedBytes: number;
  /** Null while the source has not said and the catalogue does not know (FAULTS A7). */
  readonly totalBytes: number | null;
  /** Bytes of the file whose SHA-256 has been computed. */
  readonly hashedBytes: number;
  readonly bytesPerSecond: number;
  /** The speed limit of this download alone; that of all of them holds besides. Null for none. */
  readonly bytesPerSecondLimit: number | null;
  readonly secondsLeft: number | null;
  readonly connections: number;
  /** Null until the first answer. */
  readonly way: WayView | null;
  /** Null while it is not known. */
  readonly bottleneck: Bottleneck | null;
  readonly waiting: Waiting | null;
  /** When the source of a failed download is probed again, to resume automatically; null for never. */
  readonly nextLookAtMs: number | null;
  /** It waits for the hours in which downloads may fetch, until then; null: it does not. */
  readonly heldUntilMs: number | null;
  readonly error: ErrorView | null;
  readonly sourceHost: string;
  readonly targetPath: string;
  readonly startedAtMs: number;
  readonly updatedAtMs: number;
}
