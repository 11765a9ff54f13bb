/** Everything main itself says to a person: menus, notifications, the tray. The window has its own catalogue. */
export const words = {
  open: 'Open Noggin',
  pauseAll: 'Pause all downloads',
  resumeAll: 'Resume all downloads',
  quit: 'Quit',
  idle: 'Noggin',
  progress: (percent: number, downloads: number): string =>
    downloads === 1 ? `Noggin: ${percent} %` : `Noggin: ${downloads} downloads, ${percent} %`,
  readyTitle: (name: string): string => `${name} is ready`,
  readyText: 'It was checked byte for byte and is in its place.',
  needsYouTitle: (name: string): string => `${name} needs you`,
  needsYou: {
    failed: 'The download could not go on. Open Noggin to see what can be done.',
    'disk-full': 'There is not enough room on the disk. It goes on by itself when there is.',
    'folder-unavailable': 'The folder for models cannot be reached. Is its drive connected?',
    portal: 'This network wants you to sign in first. Open a web page in your browser.',
    'needs-access': 'The publisher asks you to accept their terms first.',
  },
  goesOnTitle: 'Noggin goes on in the background',
  goesOnText: 'The download is not lost when you close the window. Start Noggin again to see it.',
} as const;
