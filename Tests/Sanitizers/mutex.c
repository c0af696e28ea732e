// Tells ThreadSanitizer when threads contend for a Synchronization.Mutex.
//
// The toolchain's synchronisation library is not built with the sanitizer. A free mutex is locked by
// an atomic operation in the caller, which the sanitizer sees. A thread waits for a locked mutex
// inside the library, which the sanitizer does not see, so it reports a false race. This library is
// loaded first, and reports both slow paths to the sanitizer. Nothing is suppressed: a race on
// unprotected data is still reported.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

// Of the sanitizer's runtime, which the programs that tests start may be without.
void __tsan_acquire(void *address) __attribute__((weak));
void __tsan_release(void *address) __attribute__((weak));

// Synchronization._MutexHandle._lockSlow(UInt32) and ._unlockSlow()
#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

SWIFT void lock_slow(uint32_t thread, SELF void *mutex) __asm__(LOCK_SLOW);
SWIFT void unlock_slow(SELF void *mutex) __asm__(UNLOCK_SLOW);

static void *library(const char *symbol) {
  void *function = dlsym(RTLD_NEXT, symbol);
  if (!function) abort();
  return function;
}

SWIFT void lock_slow(uint32_t thread, SELF void *mutex) {
  SWIFT void (*wait)(uint32_t, SELF void *) = library(LOCK_SLOW);
  wait(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT void unlock_slow(SELF void *mutex) {
  SWIFT void (*wake)(SELF void *) = library(UNLOCK_SLOW);
  if (__tsan_release) __tsan_release(mutex);
  wake(mutex);
}
