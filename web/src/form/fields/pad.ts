// An area for drawing a name with a finger, a pen or the mouse.
import { h } from '../dom';

type Point = readonly [x: number, y: number];

const width = 600;
const height = 200;

export class Pad {
  readonly canvas: HTMLCanvasElement;
  private strokes: Point[][] = [];
  private drawing: Point[] | null = null;

  constructor(name: string) {
    this.canvas = h('canvas', {
      class: 'ky-pad', width, height, role: 'img', 'aria-label': name,
      onpointerdown: (event: PointerEvent) => this.down(event), onpointermove: (event: PointerEvent) => this.move(event),
      onpointerup: () => (this.drawing = null), onpointercancel: () => (this.drawing = null),
    });
  }

  get isEmpty(): boolean {
    return this.strokes.length === 0;
  }

  wipe(): void {
    this.strokes = [];
    this.draw();
  }

  /** A typed name, drawn, so that it is kept like any other signature. */
  write(name: string): void {
    const context = this.context();
    context.fillStyle = '#000';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = `${Math.min(72, Math.floor((width * 0.9) / Math.max(3, name.length)))}px serif`;
    context.fillText(name, width / 2, height / 2, width * 0.9);
  }

  private down(event: PointerEvent): void {
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.drawing = [this.at(event)];
    this.strokes.push(this.drawing);
    this.draw();
  }

  private move(event: PointerEvent): void {
    if (!this.drawing) return;
    const events = event.getCoalescedEvents?.() ?? [event];
    this.drawing.push(...events.map((one) => this.at(one)));
    this.draw();
  }

  private at(event: PointerEvent): Point {
    const box = this.canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * height) / box.height];
  }

  private context(): CanvasRenderingContext2D {
    const context = this.canvas.getContext('2d')!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    return context;
  }

  private draw(): void {
    const context = this.context();
    context.strokeStyle = '#000';
    context.lineWidth = 3.5;
    context.lineCap = context.lineJoin = 'round';
    for (const stroke of this.strokes) {
      context.beginPath();
      context.moveTo(...stroke[0]!);
      // a tap is a dot
      for (const point of stroke.length > 1 ? stroke : [[stroke[0]![0] + 0.1, stroke[0]![1]] as const]) context.lineTo(...(point as [number, number]));
      context.stroke();
    }
  }
}
