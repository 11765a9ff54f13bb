import path from 'node:path';
import type { Runtime } from '../script/lib/runtime.ts';
import type { BuiltBench } from './build.ts';
import { downloadItem, nogginElectron } from './contenders/electron.ts';
import { plainHash, plainWrite } from './contenders/floors.ts';
import { ipull, naiveNode, nogginNode, nogginResume } from './contenders/node.ts';
import { aria2, curlAlone, curlOpenssl, curlSha256sum } from './contenders/shell.ts';
import { emptyStart, nogginStart } from './contenders/start.ts';
import type { SourceFile } from './lib/source.ts';
import type { Contender } from './lib/types.ts';
import type { LineSpec } from './line/relay.ts';

const MiB = 1024 * 1024;

/** The server's limit per connection, on its limited port. */
export const limitBytesPerSecond = 40 * MiB;

export const profileNames = [
  'unlimited',
  'limited',
  'longline',
  'longline-deaths',
  'longline-silence',
  'size-half',
  'size-fourfold',
  'start',
] as const;
export type ProfileName = (typeof profileNames)[number];

/** A kind of network, with its contenders. */
export interface Profile {
  readonly name: ProfileName;
  /** Bytes of the file, by the size of the whole run. */
  bytesOf(size: number): number;
  /** Zeros instead of random bytes: for files larger than the memory. */
  readonly sparse: boolean;
  readonly port: 'unlimited' | 'limited';
  /** The bad line between server and contender; its seed is the round. */
  readonly line: Omit<LineSpec, 'toPort' | 'seed'> | null;
  contenders(ports: ContenderPorts): readonly Contender[];
}

export interface ContenderPorts {
  readonly built: BuiltBench;
  readonly runtime: Runtime | string;
  readonly sourceFolder: string;
  readonly source: SourceFile;
}

const atMost = (bytes: number) => (size: number) => Math.min(bytes, size);

/** 1 Gbit/s with 80 ms there and back; one connection alone reaches 20 MiB/s, as TCP with some loss does. */
const longLine = {
  roundTripMs: 80,
  windowBytes: 1.6 * MiB,
  bytesPerSecond: 125_000_000,
  climate: {
    dipEveryMs: 2000,
    stallEveryMs: 20_000,
    stallMs: [200, 1000] as const,
    deathAfterMs: 0,
    silentShare: 0,
  },
};

/** The same, where every connection also stalls for seconds and dies by a reset. */
const dyingLine = {
  ...longLine,
  climate: {
    dipEveryMs: 2000,
    stallEveryMs: 8000,
    stallMs: [2000, 8000] as const,
    deathAfterMs: 10_000,
    silentShare: 0,
  },
};

/**
 * The same, where one death in four is silent. Without a requirement: the timeout of each program decides it (aria2's
 * of a minute), not how well it shares the work.
 */
const silentLine = { ...dyingLine, climate: { ...dyingLine.climate, silentShare: 0.25 } };

/** Only programs that continue after a connection has died. */
function deathsProfile(line: Profile['line']): Omit<Profile, 'name'> {
  return {
    bytesOf: atMost(512 * MiB),
    sparse: false,
    port: 'unlimited',
    line,
    contenders: ({ built }) => [nogginNode(built, 8), aria2(8)],
  };
}

/** The same job at another size: only the time may grow with it. */
function sizeProfile(bytesOf: Profile['bytesOf']): Omit<Profile, 'name'> {
  return {
    bytesOf,
    sparse: true,
    port: 'unlimited',
    line: null,
    contenders: ({ built, runtime }) => [nogginElectron({ built, runtime }, 8)],
  };
}

const profiles: Record<ProfileName, Omit<Profile, 'name'>> = {
  unlimited: {
    bytesOf: (size) => size,
    sparse: false,
    port: 'unlimited',
    line: null,
    contenders: ({ built, runtime, sourceFolder, source }) => [
      plainWrite(path.join(sourceFolder, source.name)),
      plainHash(path.join(sourceFolder, source.name)),
      curlAlone,
      nogginNode(built, 1),
      nogginNode(built, 8),
      nogginElectron({ built, runtime }, 1),
      nogginElectron({ built, runtime }, 8),
      nogginResume(built),
      curlOpenssl,
      curlSha256sum,
      aria2(1),
      aria2(8),
      ipull(1),
      ipull(4),
      downloadItem({ built, runtime }),
      naiveNode,
    ],
  },
  limited: {
    bytesOf: atMost(512 * MiB),
    sparse: false,
    port: 'limited',
    line: null,
    contenders: ({ built, runtime }) => [
      curlOpenssl,
      nogginNode(built, 1),
      nogginNode(built, 8),
      nogginElectron({ built, runtime }, 8),
      aria2(8),
      ipull(8),
    ],
  },
  longline: {
    bytesOf: atMost(512 * MiB),
    sparse: false,
    port: 'unlimited',
    line: longLine,
    contenders: ({ built }) => [curlOpenssl, nogginNode(built, 1), nogginNode(built, 8), aria2(8), ipull(8)],
  },
  'longline-deaths': deathsProfile(dyingLine),
  'longline-silence': deathsProfile(silentLine),
  'size-half': sizeProfile((size) => size / 2),
  'size-fourfold': sizeProfile((size) => size * 4),
  start: {
    // Without a download: the whole app is started, and an empty one.
    bytesOf: atMost(MiB),
    sparse: true,
    port: 'unlimited',
    line: null,
    contenders: ({ runtime }) => [nogginStart(runtime), emptyStart(runtime)],
  },
};

/** The profile with this name. */
export function profileOf(name: ProfileName): Profile {
  return { name, ...profiles[name] };
}
