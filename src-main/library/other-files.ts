import path from 'node:path';
import type { UnknownFileView } from '../../src-preload/contract/library.ts';
import { NogginError } from '../errors.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { adoptPartial, adoptUnverified, examineFile, unchanged } from './adopt.ts';
import type { Looks } from './looks.ts';
import type { LibraryPorts } from './ports.ts';
import { type Readings, readOneByOne } from './readings.ts';
import type { UndoList } from './undo-list.ts';
import { toUnknownView, type UnknownFile } from './unknown-files.ts';
import { groupUnknown, groupView, type UnknownGroup } from './unknown-models.ts';

/** What can be done with files of the models folder that are not installed. Commands throw a NogginError. */
export interface OtherFiles {
  views(): readonly UnknownFileView[];
  examineFile(id: string): void;
  adoptFile(id: string): Promise<void>;
  removeFile(id: string): Promise<void>;
  /** The key of the readings of this file; null: there is none by this id. */
  keyOf(id: string): string | null;
}

interface OtherPorts extends LibraryPorts {
  readonly looks: Pick<Looks, 'look' | 'unknownFiles'>;
  readonly readings: Readings;
  readonly undoList: Pick<UndoList, 'remove'>;
}

export function createOtherFiles(ports: OtherPorts): OtherFiles {
  const { ledger, looks, readings } = ports;
  const groups = (): readonly UnknownGroup[] => groupUnknown(looks.unknownFiles(), nameOf);
  const find = (id: string): UnknownGroup | undefined =>
    groups().find((files) => files.some((file) => file.id === id));
  /** @throws NogginError `unknown-id` */
  const listed = (id: string): UnknownGroup => {
    const group = find(id);
    if (group === undefined) throw new NogginError('unknown-id', 'This file is no longer there');
    return group;
  };
  /** A partial of a model that is here, or on its way, begins nothing. */
  const isWanted = ({ beginsModel }: UnknownFile): boolean =>
    beginsModel !== null &&
    ledger.installed.get(beginsModel.id) === null &&
    ledger.downloads.liveOfModel(beginsModel.id) === null;
  const view = (group: UnknownGroup): UnknownFileView => {
    const [first] = group;
    const views = group.map((file) =>
      toUnknownView(file, ports.now(), {
        beginsModel: isWanted(file) ? (file.beginsModel?.name ?? null) : null,
        reading: null,
        error: readings.error(first.id),
      }),
    );
    return groupView([views[0] as (typeof views)[0], ...views.slice(1)], readings.of(first.id));
  };
  return {
    views: () => groups().map(view),
    keyOf: (id) => find(id)?.[0].id ?? null,
    examineFile: (id) => {
      const group = listed(id);
      const [first] = group;
      if (first.kind !== 'model') throw new NogginError('not-now', 'A part of a model cannot be recognised');
      const unread = group.filter(({ finding }) => finding === 'unread');
      const wanted = unread.length > 0 ? unread : group;
      readOneByOne(readings, 'checking', first.id, wanted, (file, onProgress, signal) =>
        examineFile(ports, file, onProgress, signal),
      );
    },
    adoptFile: async (id) => {
      const group = listed(id);
      const [first] = group;
      if (first.kind === 'model') {
        await adoptUnverified(ports, group);
        return looks.look();
      }
      readings.start(first.id, 'preparing', first.bytes, (onProgress, signal) =>
        adoptPartial(ports, first, onProgress, signal),
      );
    },
    removeFile: async (id) => {
      const group = listed(id);
      await readings.stop(group[0].id);
      for (const file of group) await unchanged(file);
      const removables = group.map((file) => ({
        name: escapeForDisplay(nameOf(file)),
        ...{ path: file.path, bytes: file.bytes, installed: null, wasCurrent: false },
      }));
      await ports.undoList.remove(removables);
      await looks.look();
    },
  };
}

function nameOf(file: UnknownFile): string {
  return path.basename(file.path);
}
