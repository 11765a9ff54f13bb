// The design page: every component in every state. Never part of the app; see script/design.
import '../ui/tokens.css';
import '../ui/base.css';
import './design.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no place for the samples');
createRoot(place).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
