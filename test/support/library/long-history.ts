import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { openLedger } from '../../../src-main/ledger/ledger.ts';

/**
 * Fills a ledger with ended downloads, "Model 0" to "Model n - 1", as the app would have recorded them, ten thousand in
 * a moment: the ledger's triggers check every row.
 */
export function tellMuch(file: string, count: number): void {
  // Makes the tables.
  openLedger(file).close();
  const ledger = new Database(file);
  const ask = ledger.prepare(
    'INSERT INTO request (id, model_id, name, file_count, asked_at_ms) VALUES (@id, @model, @name, 1, @at)',
  );
  const insert = ledger.prepare(
    `INSERT INTO download (id, request_id, model_id, source_url, target_path, partial_path, expected_bytes,
       expected_sha256, created_at_ms, updated_at_ms, position)
     VALUES (@id, @id, @model, @url, @path, @path || @id, @bytes, @sha256, @at, @at, @index)`,
  );
  const end = ledger.prepare("UPDATE download SET state = 'cancelled', leftover = 0 WHERE id = ?");
  const tell = ledger.prepare(
    `INSERT INTO history (download_id, at_ms, event, from_state, to_state, durable_bytes)
     VALUES (?, ?, ?, ?, ?, 0)`,
  );
  const all = ledger.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const id = randomUUID();
      const at = Date.UTC(2026, 0, 1) + index * 60_000;
      const request = { id, at, model: `model-${index}`, name: `Model ${index}` };
      ask.run(request);
      insert.run({
        ...{ id, index, at, model: request.model },
        ...{ url: `https://models.example/${index}.gguf`, path: `/nowhere/model-${index}.gguf` },
        ...{ bytes: 1_000_000 * (1 + (index % 9_000)), sha256: 'a'.repeat(64) },
      });
      tell.run(id, at, 'start', null, 'pending');
      end.run(id);
      tell.run(id, at, 'move', 'pending', 'cancelled');
    }
  });
  all();
  ledger.close();
}
