import './logo.css';
import { messages } from '../words/messages.ts';

/** The head whose nose is a downward arrow and whose smile is the tray it lands in; as in build/icon.svg. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 1024 1024" aria-hidden="true">
      <rect className="logo-ground" x="32" y="32" width="960" height="960" rx="232" />
      <path
        className="logo-skin"
        d="M512 160c-193 0-332 137-332 318 0 98 38 164 80 228 34 51 68 150 252 150s218-99 252-150c42-64 80-130 80-228 0-181-139-318-332-318z"
      />
      <path className="logo-arrow" d="M512 300v252M424 472l88 88 88-88" />
      <path className="logo-line" d="M352 640c36 74 92 110 160 110s124-36 160-110" />
      <circle className="logo-eye" cx="340" cy="464" r="44" />
      <circle className="logo-eye" cx="684" cy="464" r="44" />
    </svg>
  );
}

/** The head with the name written beside it, in letters of our own; as in docs/wordmark.svg. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <Logo />
      <svg className="wordmark-name" viewBox="0 6 412 132" role="img" aria-label={messages.appName}>
        <path d="M9 100V16l54 84V16" />
        <circle cx="115.5" cy="72.5" r="27.5" />
        <path d="M222 45v57c0 18-11 28-28 28-9 0-17-3-23-9" />
        <circle cx="194.5" cy="72.5" r="27.5" />
        <path d="M302 45v57c0 18-11 28-28 28-9 0-17-3-23-9" />
        <circle cx="274.5" cy="72.5" r="27.5" />
        <path d="M329 46v54" />
        <path d="M356 46v54M356 70c0-15 10-25 23-25s23 9 23 25v30" />
        <circle className="wordmark-dot" cx="329" cy="20" r="9" />
      </svg>
    </span>
  );
}
