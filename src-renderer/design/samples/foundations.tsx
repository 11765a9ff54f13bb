import { Icon, iconNames } from '../../ui/icon.tsx';
import { Logo, Wordmark } from '../../ui/logo.tsx';
import { Sample, Samples } from '../sample.tsx';

const colours = [
  ...['ground', 'surface', 'surface-sunken', 'surface-hover', 'field', 'text', 'text-quiet', 'line'],
  ...[
    'control-line',
    'focus',
    'accent',
    'accent-hover',
    'accent-soft',
    'accent-ink',
    'good-soft',
    'good-ink',
  ],
  ...['warn-soft', 'warn-ink', 'bad-soft', 'bad-ink', 'bad', 'bad-hover', 'track', 'fill', 'fill-still'],
];
const sizes = ['hero', 'display', 'title', 'lead', 'body', 'small'];
const logos = ['16', '24', '36', '64'];

/** Colors, letters, drawings. */
export function FoundationSamples() {
  return (
    <Samples kind="foundation">
      <Sample name="colours">
        {colours.map((name) => (
          <span key={name} className="swatch">
            {/* A drawing, since the policy allows no style in the page. */}
            <svg className="swatch-colour" viewBox="0 0 4 2" aria-hidden="true">
              <rect width="4" height="2" fill={`var(--${name})`} />
            </svg>
            {name}
          </span>
        ))}
      </Sample>
      <Sample name="type">
        {sizes.map((size) => (
          <p key={size} className={`type-${size}`}>
            {size}: a good model for this computer
          </p>
        ))}
      </Sample>
      <Sample name="icons">
        {iconNames.map((name) => (
          <span key={name} className="swatch">
            <Icon name={name} />
            {name}
          </span>
        ))}
      </Sample>
      <Sample name="logo">
        {logos.map((size) => (
          <span key={size} className={`logo-at logo-${size}`}>
            <Logo />
          </span>
        ))}
        <Wordmark />
      </Sample>
    </Samples>
  );
}
