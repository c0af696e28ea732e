#pragma once

// Linux's epoll and eventfd, which the Glibc module leaves out.
#include <sys/epoll.h>
#include <sys/eventfd.h>
