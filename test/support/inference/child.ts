// A parent to be killed: loads a model, prints the process id of the model process, then asks one question after
// another.
// Usage: fork child.ts FILE
import { openBrain } from './brain.ts';

const [, , file] = process.argv;
if (file === undefined) throw new Error('usage: child.ts FILE');
const brain = openBrain();
await brain.load(file);
process.send?.({ pid: brain.processes[0]?.child.pid });
for (;;) await brain.ask('Tell me a story.');
