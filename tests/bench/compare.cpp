// Runs commands in turn and compares them: `compare ROUNDS NAME COMMAND [NAME COMMAND …]`.
// Each COMMAND goes to `sh -c` with `exec` before it, its output to /dev/null. In every round
// each command runs once, so that a noisy minute hits all of them, behind a run of its own that is
// not measured: on a virtual machine that gives free memory back to its host, whoever follows a
// process with less memory pays for getting it again, a millisecond for half a megabyte. Ratios are
// medians of the rounds' ratios to the first command.

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

extern char** environ;

namespace {

struct Measured {
  double wall = 0;  // seconds
  double cpu = 0;   // seconds, user and system
  long rss = 0;     // kB, peak
  int status = 0;   // exit status; 128 and more: a signal
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

Measured run(const std::string& command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  std::string with_exec = "exec " + command;
  std::string shell = "/bin/sh";
  std::string option = "-c";
  char* arguments[] = {shell.data(), option.data(), with_exec.data(), nullptr};
  auto begin = std::chrono::steady_clock::now();
  pid_t child = 0;
  Measured measured;
  if (posix_spawn(&child, "/bin/sh", &actions, nullptr, arguments, environ) != 0) std::abort();
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  measured.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  posix_spawn_file_actions_destroy(&actions);
  measured.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  measured.rss = usage.ru_maxrss;
  measured.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return measured;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4 || argc % 2 != 0) {
    std::fputs("usage: compare ROUNDS NAME COMMAND [NAME COMMAND ...]\n", stderr);
    return 2;
  }
  int rounds = std::atoi(argv[1]);
  std::size_t commands = static_cast<std::size_t>(argc - 2) / 2;
  std::vector<std::vector<Measured>> all(commands);
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < commands; ++i) {
      run(argv[2 * i + 3]);
      all[i].push_back(run(argv[2 * i + 3]));
    }
  }
  std::printf("%-32s %9s %9s %9s %9s %6s\n", "command", "wall ms", "cpu ms", "peak MB",
              "wall x 1st", "exit");
  for (std::size_t i = 0; i < commands; ++i) {
    std::vector<double> wall, cpu, ratio;
    long rss = 0;
    for (std::size_t round = 0; round < all[i].size(); ++round) {
      wall.push_back(all[i][round].wall * 1e3);
      cpu.push_back(all[i][round].cpu * 1e3);
      ratio.push_back(all[i][round].wall / all[0][round].wall);
      rss = std::max(rss, all[i][round].rss);
    }
    std::printf("%-32s %9.2f %9.2f %9.1f %9.2f %6d\n", argv[2 * i + 2], median(wall), median(cpu),
                static_cast<double>(rss) / 1024, median(ratio), all[i].back().status);
  }
  return 0;
}
