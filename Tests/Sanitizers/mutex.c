// Tells ThreadSanitizer of Synchronization.Mutex where two threads contend for one.
//
// The toolchain's library of synchronisation is not built with the sanitizer. A mutex that is free
// is taken by an atomic operation compiled into the caller, which the sanitizer sees; one that is
// held is waited for inside the library, which it does not see, and then it takes what the mutex
// guards for a race. Loaded before that library, this says of both slow paths what they do. Nothing
// is suppressed: a race of what no mutex guards is reported as before.
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
