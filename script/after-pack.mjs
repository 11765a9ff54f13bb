// electron-builder calls this for every app that it has put together, before it is signed: one without the binaries that run
// models would be made without a word where npm installed those of another processor only (script/other-processor.mjs).
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** @param {{ appOutDir: string }} context */
export default function afterPack({ appOutDir }) {
  const files = readdirSync(appOutDir, { recursive: true, encoding: 'utf8' });
  const binaries = files.filter((file) => path.basename(file) === 'llama-addon.node');
  const unpacked = binaries.filter((file) => file.includes('app.asar.unpacked'));
  if (unpacked.length !== 1)
    throw new Error(`${appOutDir} has ${unpacked.length} builds of llama.cpp, not one`);
}
