import { onTestFinished } from 'vitest';
import type { DownloadChange, Downloads } from '../../../src-main/downloads/manager-port.ts';
import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import { aModelFile, type HubScene, setHubScene } from './scene.ts';

const MB = 1_000_000;

/** Sizes of the files of the model in {@link setThreeFiles}, in bytes. */
export const sizes = [2 * MB, MB, MB] as const;

/** A model of three files at a hub, with its download begun. */
export interface ThreeFiles extends HubScene {
  readonly downloads: Downloads;
  /** All changes so far. */
  readonly changes: readonly DownloadChange[];
  /** Resolves when the list satisfies `wanted`. */
  untilList(wanted: (list: readonly DownloadView[]) => boolean): Promise<readonly DownloadView[]>;
}

/** @param bytesPerSecond of the CDN; unlimited by default */
export async function setThreeFiles(bytesPerSecond?: number): Promise<ThreeFiles> {
  const files = Object.fromEntries(
    sizes.map((bytes, at) => [`big-Q4_K_M-0000${at + 1}-of-00003.gguf`, aModelFile(bytes, at + 1)]),
  );
  const other = { 'other-Q4_K_M.gguf': aModelFile(MB, 9) };
  const repositories = { 'org/big': { files }, 'org/other': { files: other } };
  const limits = bytesPerSecond === undefined ? {} : { limits: { bytesPerSecond } };
  const scene = await setHubScene({ repositories, ...limits });
  const { downloads } = scene.engine;
  const changes: DownloadChange[] = [];
  onTestFinished(downloads.onChange((change) => void changes.push(change)));
  const { id, chosenId } = await scene.hub.lookUp('org/big');
  await scene.hub.start(id, chosenId, false);
  const untilList = (wanted: (list: readonly DownloadView[]) => boolean): Promise<readonly DownloadView[]> =>
    new Promise((resolve) => {
      const look = (): void => {
        const list = downloads.list();
        if (wanted(list)) resolve(list);
      };
      onTestFinished(downloads.onChange(look));
      look();
    });
  return { ...scene, downloads, changes, untilList };
}
