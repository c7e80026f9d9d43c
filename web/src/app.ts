// Entry point: what every page has.
import { watchConfirm } from './app/ask';
import { watchIdle } from './app/idle';
import { loadCharts, watchCopy, watchMenus, watchPrint } from './app/small';
import { watchToasts } from './app/toast';
import { watchWaiting } from './app/waiting';

watchConfirm();
watchIdle();
watchCopy();
watchMenus();
watchPrint();
watchToasts();
watchWaiting();
void loadCharts();
