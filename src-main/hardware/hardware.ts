import { realpath, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { HardwareView } from '../../src-preload/contract/computer.ts';
import { nothingKnown } from './closer-look.ts';
import { diskOf } from './disk.ts';
import { graphicsCards } from './graphics.ts';
import type { Remembered } from './remembered.ts';
import type { GpuDevice, Report } from './report.ts';

/** What the closer look asks. None of them may reject or take for ever, but it is survived if they do. */
export interface HardwarePorts {
  /** The system's lists; see ./closer-look.ts. */
  look(): Promise<Report>;
  /** The graphics devices as Electron sees them, or null. */
  gpuDevices(): Promise<readonly GpuDevice[] | null>;
  /** Longest wait for {@link gpuDevices}, in milliseconds. */
  readonly limitMs: number;
  /** Resolves when the person has a window before them: a look starts programs of the system beside it. */
  readonly shown: Promise<void>;
  /** Resolves when a look disturbs nobody; what is remembered is good enough until then. */
  readonly idle: Promise<void>;
  /** What an earlier process found, or null; see ./remembered.ts. */
  recall(): Remembered | null;
  remember(found: Remembered): void;
}

/** What is known of this computer beyond memory and room. */
export interface Hardware {
  /**
   * What is known of the computer and of the disk of this folder, if only from the last time; null while it is looked
   * at for the first time. Starts the look.
   */
  view(folder: string): HardwareView | null;
  /** The largest file that the disk of `folder` can hold, in bytes; null: unknown or without a limit. */
  largestFile(folder: string): Promise<number | null>;
  /** Called when a closer look has been taken. Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
}

/** Looks once for each folder, in the background, and remembers. Never rejects. */
export function createHardware(ports: HardwarePorts): Hardware {
  const listeners = new Set<() => void>();
  const known = new Map<string, HardwareView>();
  const looking = new Map<string, Promise<HardwareView>>();
  let remembered: Remembered | 'nothing' | null = null;

  const take = async (folder: string): Promise<HardwareView> => {
    const [report, devices, place, statfsType] = await Promise.all([
      ports.look().catch(() => nothingKnown),
      inTime(ports.gpuDevices(), ports.limitMs),
      nearest(folder),
      fileSystemNumber(folder),
    ]);
    return {
      hasUnifiedMemory: isAppleSilicon(process.platform, process.arch, os.cpus()[0]?.model ?? ''),
      graphicsCards: graphicsCards(report.cards, devices, process.platform),
      disk: diskOf(place, report, statfsType, process.platform),
    };
  };
  const look = (folder: string): Promise<HardwareView> => {
    const present = looking.get(folder);
    if (present !== undefined) return present;
    const taken = take(folder).then((view) => {
      known.set(folder, view);
      ports.remember({ folder, view });
      for (const listener of listeners) listener();
      return view;
    });
    looking.set(folder, taken);
    return taken;
  };
  return {
    view: (folder) => {
      const present = known.get(folder);
      if (present !== undefined) return present;
      remembered ??= ports.recall() ?? 'nothing';
      const earlier = remembered !== 'nothing' && remembered.folder === folder ? remembered.view : null;
      void (earlier === null ? ports.shown : ports.idle).then(() => look(folder));
      return earlier;
    },
    largestFile: async (folder) => {
      // Where the system tells at once, nothing is waited for.
      const number = await fileSystemNumber(folder);
      const place = await nearest(folder);
      if (number !== null) return diskOf(place, nothingKnown, number, process.platform).largestFileBytes;
      return (await look(folder)).disk.largestFileBytes;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Also under the translation for older programs, where the architecture reads x64. Pure. */
export function isAppleSilicon(platform: string, architecture: string, processor: string): boolean {
  return platform === 'darwin' && (architecture === 'arm64' || /apple/i.test(processor));
}

async function inTime<T>(answer: Promise<T | null>, limitMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
    timer.unref();
  });
  try {
    return await Promise.race([answer, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** The folder, or the nearest above it that is there, without links. */
async function nearest(folder: string): Promise<string> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    try {
      return await realpath(at);
    } catch {
      if (at === path.dirname(at)) return at;
    }
  }
}

/** Linux names a file system by a number; elsewhere it means nothing, or changes from system to system. */
async function fileSystemNumber(folder: string): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  try {
    return (await statfs(await nearest(folder))).type;
  } catch {
    return null;
  }
}
