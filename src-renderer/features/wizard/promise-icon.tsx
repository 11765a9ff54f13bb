/** Drawn on a grid of 24: a lock, a cloud crossed out, a gift. */
const paths = {
  private: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9.5h-13zM12 14.5v2.5',
  offline:
    'M8.5 6.6A5.5 5.5 0 0 1 17 10.1a4.2 4.2 0 0 1 2.9 7.1M5.6 9.3A4.6 4.6 0 0 0 7.2 18.5h9.3M4 3.5l16.5 17',
  free: 'M4.5 12.5h15v8h-15zM3.5 8.5h17v4h-17zM12 8.5v12M12 8.5c-4.5 0-5.5-4.5-3-5 2-.4 3 3 3 5zM12 8.5c4.5 0 5.5-4.5 3-5-2-.4-3 3-3 5z',
} as const;

/** A drawing beside a promise; the words say it too. */
export function PromiseIcon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <span className="promise-icon">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={paths[name]} />
      </svg>
    </span>
  );
}
