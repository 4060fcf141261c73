/** Starts the dashboard in the page. */
import { render } from 'preact';
import { followAddress } from './address.ts';
import { App } from './app.tsx';
import './styles/fonts.css';
import './styles/base.css';
import './styles/charts.css';
import './styles/parts.css';
import './styles/layout.css';
import './styles/now.css';
import './styles/items.css';
import './styles/chronology.css';
import './styles/hypotheses.css';
import './styles/briefings.css';
import './styles/sources.css';
import './styles/method.css';
import { fontsLoaded } from './fonts.ts';
import { language } from './words.ts';

document.documentElement.lang = language;
followAddress();
await fontsLoaded();
const root = document.getElementById('root');
if (root) render(<App />, root);
