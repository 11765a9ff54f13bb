import './logo.css';

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
