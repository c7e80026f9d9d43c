// Entry point: what every page has.
import { watchConfirm } from './app/ask';
import { watchIdle } from './app/idle';
import { loadCharts, watchCopy, watchLanguage, watchMenus, watchPrint } from './app/small';
import { watchToasts } from './app/toast';
import { watchWaiting } from './app/waiting';

watchConfirm();
watchIdle();
watchCopy();
watchLanguage();
watchMenus();
watchPrint();
watchToasts();
watchWaiting();
void loadCharts();
