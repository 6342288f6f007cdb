/* Stand-in for EGL: never called, drawing happens on the processor.
   The names are those that skia-python and its bundled fontconfig ask for. */
#define STUB(name) void *name(void) { return 0; }
STUB(eglGetCurrentDisplay)
STUB(eglGetProcAddress)
STUB(eglQueryString)
