import type { Fit, FitReason, FitView, Place } from '../../src-preload/contract/computer.ts';

import { type Budget, budgetOf } from './budget.ts';
import type { Candidate } from './candidate.ts';
import type { Machine } from './machine.ts';
import { contextTokens, needOf } from './need.ts';
import { roomFor } from './room.ts';
import { speedOf, tokenRate } from './speed.ts';

/** What is reckoned with beside the computer. */
export interface Circumstances {
  /** Kept free on the disk beyond what is missing; that of the downloads. */
  readonly reserveBytes: number;
  /** Of the connection, measured or assumed. */
  readonly bytesPerSecond: number;
  /** How much of a model's file is on the disk already, in bytes. */
  presentBytes(modelId: string): number;
}

/** Judges one model on a computer, with the numbers behind the verdict. Pure. */
export function assess(candidate: Candidate, machine: Machine, around: Circumstances): FitView {
  const budget = budgetOf(machine);
  const need = needOf(candidate);
  const needed = need?.totalBytes ?? null;
  const where = placed(needed, budget, machine.hasUnifiedMemory);
  const { place, verdict, reason } = where;
  const { bytes } = candidate;
  const presentBytes = around.presentBytes(candidate.id);
  const disk = { freeBytes: machine.freeDiskBytes, largestFileBytes: machine.largestFileBytes };
  return {
    verdict,
    reason,
    place,
    neededBytes: needed,
    weightsBytes: need?.weightsBytes ?? null,
    contextBytes: need?.contextBytes ?? null,
    overheadBytes: need?.overheadBytes ?? null,
    contextTokens: need?.contextTokens ?? contextTokens,
    isContextEstimated: need?.isContextEstimated ?? true,
    comfortableBytes: place === 'graphics' ? budget.cardBytes : budget.memoryBytes,
    mostBytes: Math.max(budget.memoryMostBytes, budget.memoryBytes + budget.cardBytes),
    ...(bytes === null || needed === null
      ? unknownPace
      : paceOf({ ...candidate, bytes }, needed, where, budget, machine)),
    room: roomFor({ fileBytes: candidate.bytes, presentBytes }, disk, around.reserveBytes),
    downloadSeconds:
      candidate.bytes === null ? null : Math.max(0, candidate.bytes - presentBytes) / around.bytesPerSecond,
  };
}

/** Memory that a file of this size takes of which nothing else is known, in bytes; 0 when not even that is. */
export function memoryNeeded(fileBytes: number | null): number {
  return needOf({ bytes: fileBytes })?.totalBytes ?? 0;
}

/** How a model that needs so much memory fits a computer; null is a need that nobody knows. Pure. */
export function fitOf(neededBytes: number | null, machine: Machine): Fit {
  return placed(neededBytes, budgetOf(machine), machine.hasUnifiedMemory).verdict;
}

/** How a file fits a computer and how quickly it answers, by little more than its size. Pure. */
export function quickLook(
  model: Parameters<typeof tokenRate>[0],
  machine: Machine,
): Pick<FitView, 'verdict' | 'speed' | 'tokensPerSecond'> {
  const budget = budgetOf(machine);
  const needed = memoryNeeded(model.bytes);
  const where = placed(needed, budget, machine.hasUnifiedMemory);
  return { verdict: where.verdict, ...paceOf(model, needed, where, budget, machine) };
}

/** How quickly it answers in its place; null for what does not fit. */
function paceOf(
  model: Parameters<typeof tokenRate>[0],
  needed: number,
  { place, verdict }: Placed,
  budget: Budget,
  machine: Machine,
): Pick<FitView, 'speed' | 'tokensPerSecond'> {
  if (verdict === 'too-big') return unknownPace;
  const rate = tokenRate(model, place, Math.min(1, budget.cardBytes / needed), machine);
  return { speed: speedOf(rate), tokensPerSecond: rate };
}

const unknownPace = { speed: null, tokensPerSecond: null } as const;

interface Placed {
  readonly place: Place;
  readonly verdict: Fit;
  readonly reason: FitReason;
}

/** Where it would run, best place first. A model of unknown size is never called comfortable. */
function placed(needed: number | null, budget: Budget, hasUnifiedMemory: boolean): Placed {
  const memory: Place = hasUnifiedMemory ? 'unified' : 'main';
  // A card helps even if it cannot hold the whole model.
  const beside: Place = budget.cardBytes > 0 ? 'split' : memory;
  if (needed === null) return { place: memory, verdict: 'tight', reason: 'size-unknown' };
  if (needed <= budget.cardBytes)
    return { place: 'graphics', verdict: 'comfortable', reason: 'fits-graphics' };
  if (needed <= budget.memoryBytes) return { place: beside, verdict: 'comfortable', reason: 'fits-memory' };
  if (budget.cardBytes > 0 && needed <= budget.memoryBytes + budget.cardBytes)
    return { place: 'split', verdict: 'tight', reason: 'split' };
  if (needed <= budget.memoryMostBytes) return { place: beside, verdict: 'tight', reason: 'little-left' };
  return { place: beside, verdict: 'too-big', reason: 'beyond-memory' };
}
