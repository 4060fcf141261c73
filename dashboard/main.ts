/**
 * Starts the dashboard in the page. All that the first view needs is asked for at once, each on its own way; the page's
 * frame is shown when its typefaces are there.
 */
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
import { language } from './language.ts';
import { findPage, loadPage } from './pages.ts';

document.documentElement.lang = language;
const found = findPage(location.pathname);
const [{ showApp }] = await Promise.all([
  import('./app.tsx'),
  fontsLoaded(),
  // Where the page cannot be had, the frame that stands around it says so.
  found && loadPage(found.page).catch(() => {}),
]);
showApp(document.getElementById('root')!);
