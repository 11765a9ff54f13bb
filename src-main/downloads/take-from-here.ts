import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { installVerified } from './completion.ts';
import { type Job, move, Superseded } from './job.ts';
import { removePartial } from './partial.ts';
import { lackOfRoom } from './room.ts';

/**
 * Takes a file whose bytes are on this computer under another name, as those of an earlier version of its model, instead
 * of fetching it: shares its room where the disk can do that, and verifies it like any other. Only for a download that
 * has not begun.
 * @returns whether it is installed by this; otherwise it is fetched
 */
export async function takeFromHere(job: Job): Promise<boolean> {
  const { ports, row } = job;
  const { expectedSha256, partialPath, targetPath, durableBytes, inTheWay } = row;
  const { bring } = ports;
  if (bring === undefined || expectedSha256 === null || durableBytes > 0 || inTheWay !== 'refuse')
    return false;
  const here = ports.pathOf?.(expectedSha256) ?? null;
  if (here === null || here === targetPath) return false;
  const folder = path.dirname(targetPath);
  await mkdir(folder, { recursive: true });
  // On another disk it is copied. Where there is no room, the rest of the job says so.
  if ((await lackOfRoom(ports, folder, { fileBytes: row.expectedBytes, presentBytes: 0 })) !== null)
    return false;
  // What an earlier try left has no recorded piece, and may be a second name of the other file.
  await removePartial(partialPath);
  move(job, { to: 'verifying', note: 'the same file is here under another name' });
  const spec = {
    ...{ source: here, seen: null, temporary: partialPath },
    ...({ how: 'reuse', readBack: false, goOn: false } as const),
  };
  const outcome = await bring(
    spec,
    ({ doneBytes }) => {
      job.live.hashedBytes = doneBytes;
      job.changed('progress');
    },
    job.signal,
  );
  if (job.signal.aborted) throw new Superseded();
  if (outcome.kind !== 'done' || outcome.sha256 !== expectedSha256) {
    await removePartial(partialPath);
    move(job, { to: 'downloading', note: 'the file that is here could not be taken' });
    return false;
  }
  job.provenSha256 = outcome.sha256;
  Object.assign(job.marks, { begun: outcome.mark, whole: outcome.mark });
  move(job, { to: 'installing' });
  await installVerified(job);
  return true;
}
