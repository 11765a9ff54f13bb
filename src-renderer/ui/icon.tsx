/** Drawn on a grid of 20, in the color of the text around. */
const paths = {
  download: 'M10 3v9M6 8.5l4 4 4-4M4 16.5h12',
  pause: 'M7 4.5v11M13 4.5v11',
  resume: 'M6.5 4.2v11.6l9-5.8z',
  cancel: 'M5 5l10 10M15 5L5 15',
  retry: 'M15.5 8A6 6 0 1 0 16 11.5M16 4v4h-4',
  check: 'M4 10.5l4 4 8-9',
  folder: 'M3 15.5v-11h5l2 2h7v9z',
  up: 'M10 16V4.5M5 9.5l5-5 5 5',
  down: 'M10 4v11.5M5 10.5l5 5 5-5',
  chevron: 'M6 8l4 4 4-4',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3L10 5.7M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3L10 14.3',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  edit: 'M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.5 6l2.6 2.6',
  trash: 'M4.5 6h11M8 6V4h4v2M6 6l.7 10h6.6L14 6M8.5 9v4.5M11.5 9v4.5',
  send: 'M10 16V4.5M5 9.5l5-5 5 5',
  stop: 'M6 6h8v8H6z',
  plus: 'M10 4v12M4 10h12',
  attach: 'M14.5 9.5l-5 5a3 3 0 0 1-4.3-4.3l6-6a2 2 0 0 1 2.9 2.9l-5.8 5.7a1 1 0 0 1-1.4-1.4l4.9-4.9',
  lock: 'M5 9.5h10v7H5zM7 9.5V6.5a3 3 0 0 1 6 0v3',
  search: 'M8.8 3.5a5.3 5.3 0 1 0 0 10.6 5.3 5.3 0 0 0 0-10.6zM12.7 12.7L17 17',
  notice: 'M10 6v5M10 14v.1M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z',
} as const;

/** Every drawing there is, by name. */
export const iconNames = Object.keys(paths) as readonly IconName[];

/** Name of a drawing. */
export type IconName = keyof typeof paths;

/** A drawing that says nothing the words beside it do not say. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
