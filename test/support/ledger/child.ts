// A ledger in a process of its own, to be killed when the power goes: records ten bytes of download d1 without
// waiting for the disk, flushes them, says so on a line, and stays. Usage: node child.ts LEDGER-FILE
import { openLedger } from '../../../src-main/ledger/ledger.ts';
import { createWalFlusher } from '../../../src-main/ledger/wal-flusher.ts';
import { newDownload } from './rows.ts';

const [, , file] = process.argv;
if (file === undefined) throw new Error('usage: child.ts LEDGER-FILE');
const ledger = openLedger(file);
ledger.downloads.insert(newDownload('d1'));
ledger.commitLazily(() => ledger.pieces.record('d1', [{ index: 0, bytes: 10, crc32: 1 }]));
await createWalFlusher(file).flush();
process.stdout.write('flushed\n');
process.stdin.resume();
