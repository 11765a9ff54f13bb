import { expect, test } from 'vitest';
import { desktopEntry } from './login-item.ts';

test('the entry starts the program hidden', () => {
  expect(desktopEntry(['/opt/Noggin/noggin'])).toContain('\nExec=/opt/Noggin/noggin --hidden\n');
});

test('special characters in the path are quoted by the specification', () => {
  const exec = (place: string): string | undefined => /^Exec=(.*)$/m.exec(desktopEntry([place]))?.[1];
  expect(exec('/home/a b/Noggin')).toBe('"/home/a b/Noggin" --hidden');
  expect(exec('/home/100%/n')).toBe('"/home/100%%/n" --hidden');
  expect(exec('/home/a\nExec=evil\r\t/n')).toBe('"/home/a\\nExec=evil\\r\\t/n" --hidden');
  expect(exec('/home/$x/n')).toBe('"/home/\\\\$x/n" --hidden');
});
