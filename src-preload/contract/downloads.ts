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

/** Under way, or in line for it: neither waiting for the person, nor failed, nor over. */
export const underWay: readonly DownloadState[] = ['pending', 'downloading', 'verifying', 'installing'];

/** Why a download is paused, or why it waits in line again. `user` needs the person; the others heal by themselves. */
export const stateReasons = [
  'user',
  'quit',
  'interrupted',
  'disk-full',
  'folder-unavailable',
  'offline',
  'portal',
  'needs-access',
] as const;

export type StateReason = (typeof stateReasons)[number];

/** What can be asked of a download right now; the window shows exactly these buttons. */
export type DownloadAction = 'pause' | 'resume' | 'cancel' | 'retry' | 'replace' | 'move-up' | 'move-down';

/** Why no byte moves although the download is running: another try comes at `untilMs` (epoch milliseconds). */
export interface Waiting {
  readonly cause: ErrorView;
  readonly untilMs: number;
  readonly attempt: number;
}

/**
 * What keeps a download from being faster: the limit that was set, the disk, this computer, the line to the internet,
 * or a server that gives each connection only so much.
 */
export type Bottleneck = 'limit' | 'disk' | 'computer' | 'line' | 'server';

/** How the bytes come: Noggin's own connections or the system's network service; through which proxy (host:port). */
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
  readonly secondsLeft: number | null;
  readonly connections: number;
  /** Null until the first answer. */
  readonly way: WayView | null;
  /** Null while it is not known. */
  readonly bottleneck: Bottleneck | null;
  readonly waiting: Waiting | null;
  /** When the source of a download that failed is asked again; then it goes on by itself. Null: it is not. */
  readonly nextLookAtMs: number | null;
  readonly error: ErrorView | null;
  readonly sourceHost: string;
  readonly targetPath: string;
  readonly startedAtMs: number;
  readonly updatedAtMs: number;
}
