/** Starts the dashboard in the page. */
import { render } from 'preact';
import { followAddress } from './address.ts';
import { App } from './app.tsx';
import './styles/base.css';
import './styles/charts.css';
import './styles/parts.css';
import './styles/pages.css';
import { language } from './words.ts';

document.documentElement.lang = language;
followAddress();
const root = document.getElementById('root');
if (root) render(<App />, root);
