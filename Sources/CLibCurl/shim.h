#pragma once

#include <stdint.h>
#include <sys/socket.h>

/* The parts of libcurl's binary interface that Swift cannot express: functions with a variable
   number of arguments, and structures. The library is loaded at run time, so the functions come as
   pointers. No package with libcurl's headers is needed. */

typedef int (*galley_curl_variadic)(void *handle, int option, ...);

/* curl_easy_setopt and curl_multi_setopt with a long. */
static inline int galley_curl_set_number(void *function, void *handle, int option, long value) {
  return ((galley_curl_variadic)function)(handle, option, value);
}

/* With a curl_off_t. */
static inline int galley_curl_set_size(void *function, void *handle, int option, int64_t value) {
  return ((galley_curl_variadic)function)(handle, option, value);
}

/* With a string, a structure or a callback. */
static inline int galley_curl_set_pointer(
    void *function, void *handle, int option, const void *value) {
  return ((galley_curl_variadic)function)(handle, option, value);
}

/* curl_easy_getinfo. */
static inline int galley_curl_get(void *function, void *handle, int info, void *result) {
  return ((galley_curl_variadic)function)(handle, info, result);
}

/* struct CURLMsg */
struct galley_curl_message {
  int kind;
  void *handle;
  union {
    void *whatever;
    int code;
  } data;
};

/* struct curl_sockaddr; the address is as long as `length` says. */
struct galley_curl_address {
  int family;
  int type;
  int protocol;
  unsigned int length;
  struct sockaddr address;
};

/* The beginning of struct curl_easyoption. */
struct galley_curl_option {
  const char *name;
  int number;
};
