return Verification.Offline.Verifier.Run(args, Console.Out);
