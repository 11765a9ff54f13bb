import { useSnapshot } from '../state/hooks.ts';
import { formatBytes, formatMemory, memoryAsSold } from '../ui/format.ts';
import { Wordmark } from '../ui/logo.tsx';
import { messages } from '../words/messages.ts';
import { Navigation } from './navigation.tsx';

/** The app's name, the navigation, and the computer in one line. */
export function PageHeader() {
  return (
    <header className="page-header">
      <Wordmark />
      <Navigation />
      <ComputerLine />
    </header>
  );
}

function ComputerLine() {
  const { totalMemoryBytes, freeDiskBytes } = useSnapshot(({ computer }) => computer);
  const words = messages.computer;
  const disk = freeDiskBytes === null ? words.freeDiskUnknown : words.freeDisk(formatBytes(freeDiskBytes));
  return (
    <p className="computer">
      <span className="computer-label">{words.label}</span>
      <span className="unseen">{': '}</span>
      <span>{words.memory(formatMemory(memoryAsSold(totalMemoryBytes)))}</span>
      <span>{disk}</span>
    </p>
  );
}
